package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the model proposes and solves where evidence is to be made.
class SolverTest {
  private static final String INPUTS =
      """
      {"type": "object", "properties": {"inputs": {"type": "array", "items": {"type": "string"}}},
       "required": ["inputs"], "additionalProperties": false}
      """;

  @Test
  void proposesArgumentsForEachParameter() {
    var inputs =
        inputs(
            Asking.block("instruction", "Write a function repeat(text, n).")
                + Asking.block("entry_point", "repeat"));

    assertThat(inputs).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    for (var input : inputs) {
      var arguments = Asking.json(input);
      assertThat(arguments).hasSize(2);
      assertThat(arguments.get(0).isTextual()).isTrue();
      assertThat(arguments.get(1).isInt()).isTrue();
    }
  }

  @Test
  void proposesListsWhereTheParametersAreNotNamed() {
    var user = Asking.block("instruction", "Sort.") + Asking.block("entry_point", "order");
    assertThat(inputs(user))
        .allSatisfy(input -> {
          assertThat(Asking.json(input)).hasSize(1);
          assertThat(Asking.json(input).get(0).isArray()).isTrue();
        });
  }

  @Test
  void proposesTextsForAProgram() {
    assertThat(inputs(Asking.block("instruction", "Read standard input and sort its lines.")))
        .contains("", "3\n1 2 3\n");
  }

  @Test
  void solvesAsWellAsItCanButErrsInTheFirstVoteOnMaths() {
    // Given a problem and a program at which its first answer is wrong
    var problem = Example.named("math-sale-and-tax").instruction();
    var program = Example.named("code-parse-duration").instruction();

    // Then
    assertThat(solutions(problem))
        .extracting(SolverTest::lastLine)
        .containsExactly("Answer: 68", "Answer: 66", "Answer: 66");
    assertThat(solutions(program)).containsOnly(Asking.finalAnswer(Asking.taught(program, 1)));
  }

  private static List<String> solutions(String instruction) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(number ->
            Asking.body(
                "",
                Asking.block("instruction", instruction)
                    + "\n\nThis is independent solution "
                    + number
                    + " of 3."))
        .map(body -> Asking.finalAnswer(Asking.said(body)))
        .toList();
  }

  private static String lastLine(String text) {
    return text.lines().toList().getLast();
  }

  private static List<String> inputs(String user) {
    var reply = Asking.said(Asking.body("", user, "case_inputs", INPUTS)).content();
    var inputs = Asking.json(reply).path("inputs");
    return IntStream.range(0, inputs.size()).mapToObj(inputs::get).map(JsonNode::asText).toList();
  }
}
