package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples and what the model knows of them fit together, and walk every path.
class ExampleSeedsTest {
  private static final int ROUNDS = 4;
  private final Knowledge knowledge = Knowledge.load();
  private final List<Example> examples = Example.all();

  @Test
  void everyExampleIsKnownByItsVeryWords() {
    assertThat(examples)
        .hasSizeGreaterThanOrEqualTo(48)
        .allSatisfy(example -> {
          var entry = knowledge.within(example.instruction());
          assertThat(entry).as(example.id()).isPresent();
          assertThat(entry.get().is(example.instruction())).as(example.id()).isTrue();
          assertThat(entry.get().kind().key()).isEqualTo(example.kind());
        });
  }

  @Test
  void theTeacherSaysInEachRoundWhatItsEntryHoldsForThatRound() {
    for (var example : examples) {
      var entry = knowledge.within(example.instruction()).orElseThrow();
      for (int round = 0; round < ROUNDS; round++) {
        // When
        var said = Asking.taught(example.instruction(), round);

        // Then
        assertThat(Asking.finalAnswer(said))
            .as(example.id() + " in round " + round)
            .isEqualTo(entry.inRound(round).answer());
      }
    }
  }

  @Test
  void programsPassTheirCasesExactlyWhereTheyAreMeantTo() throws Exception {
    assumeTrue(hasPython(), "python3 is not on the PATH, so the example programs cannot be run");

    // Given
    var requests = Asking.JSON.createArrayNode();
    var asked = new ArrayList<Knowledge.Attempt>();
    for (var example : examplesOf("code")) {
      for (var attempt : attempts(example)) {
        asked.add(attempt);
        requests
            .addObject()
            .put("program", program(attempt.answer()))
            .put("entry_point", example.json().path("entry_point").asText(""))
            .set("cases", example.json().get("cases"));
      }
    }

    // When
    var passed = run(requests);

    // Then
    assertThat(passed).hasSize(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      int cases = requests.get(i).get("cases").size();
      boolean right = passed.get(i).asInt() == cases;
      assertThat(right).as(asked.get(i).answer()).isEqualTo(!asked.get(i).wrong());
    }
  }

  @Test
  void solutionsEndInTheReferenceAnswerExactlyWhereTheyAreMeantTo() {
    for (var example : examplesOf("math")) {
      var reference = value(example.json().get("answer").asText());
      for (var attempt : attempts(example)) {
        var lines = attempt.answer().lines().toList();
        assertThat(lines.getLast()).as(example.id()).startsWith("Answer: ");
        boolean right = value(lines.getLast().substring("Answer: ".length())).equals(reference);
        assertThat(right).as(example.id()).isEqualTo(!attempt.wrong());
      }
    }
  }

  @Test
  void everyPathThroughTheFactoryIsWalked() {
    assertThat(mended("code")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(mended("math")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(mended("general")).hasSizeGreaterThanOrEqualTo(3);
    for (var kind : List.of("code", "math", "general")) {
      assertThat(hopeless(kind)).as("hopeless " + kind).hasSize(1);
      assertThat(examplesOf(kind)).hasSizeGreaterThanOrEqualTo(16);
    }
    assertThat(examples.stream().filter(e -> e.json().at("/cases/0/stdin").isTextual()).count())
        .isGreaterThanOrEqualTo(4);
    assertThat(attempts(Example.named("general-bump-key")).getFirst().answer())
        .startsWith("I'm sorry");
  }

  @Test
  void reasoningComesInAllThreeForms() {
    var field = Asking.taught(firstIn(Knowledge.Form.FIELD).instruction(), 0);
    var think = Asking.taught(firstIn(Knowledge.Form.THINK).instruction(), 0);
    var sections = Asking.taught(firstIn(Knowledge.Form.SECTIONS).instruction(), 0);

    assertThat(field.reasoning()).isNotBlank();
    assertThat(field.content()).doesNotContain("### Reasoning");
    assertThat(think.content()).startsWith("<think>\n");
    assertThat(sections.content()).startsWith("### Reasoning\n").contains("\n### Final answer\n");
  }

  private Example firstIn(Knowledge.Form form) {
    return examples.stream()
        .filter(example -> attempts(example).getFirst().form() == form)
        .findFirst()
        .orElseThrow();
  }

  private List<Example> examplesOf(String kind) {
    return examples.stream().filter(e -> e.kind().equals(kind)).toList();
  }

  private List<Knowledge.Attempt> attempts(Example example) {
    return knowledge.within(example.instruction()).orElseThrow().attempts();
  }

  private static boolean good(Knowledge.Attempt attempt) {
    return !attempt.wrong() && attempt.scores() == null;
  }

  private List<Example> mended(String kind) {
    return examplesOf(kind).stream()
        .filter(e -> !good(attempts(e).getFirst()) && good(attempts(e).getLast()))
        .toList();
  }

  private List<Example> hopeless(String kind) {
    return examplesOf(kind).stream()
        .filter(e -> attempts(e).stream().noneMatch(ExampleSeedsTest::good))
        .toList();
  }

  private static String program(String answer) {
    return answer.split("```python\n")[1].split("```")[0];
  }

  /// A decimal, a fraction or a percentage as one number, so that 14% and 0.14 differ.
  private static BigDecimal value(String text) {
    var parts = text.replace("%", "").split("/");
    var value =
        parts.length == 2
            ? new BigDecimal(parts[0]).divide(new BigDecimal(parts[1]), MathContext.DECIMAL64)
            : new BigDecimal(parts[0]);
    return value.stripTrailingZeros();
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static JsonNode run(JsonNode requests) throws Exception {
    var script = Path.of(ExampleSeedsTest.class.getResource("/run_programs.py").toURI());
    var python =
        new ProcessBuilder("python3", script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = python.getOutputStream()) {
      Asking.JSON.writeValue(in, requests);
    }
    return Asking.JSON.readTree(python.getInputStream().readAllBytes());
  }
}
