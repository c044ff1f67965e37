package io.athanor.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Ancestor;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Tier;
import io.athanor.record.Usage;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.testkit.Samples;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatRowsTest {
  private final ChatRows rows = new ChatRows();

  @Test
  void aRowHoldsAllThatIsPromisedInAFixedOrder() throws Exception {
    // Given: a child of a seed, answered in the second round
    var seed =
        Seed.newBuilder(Samples.seed("s1", "Add two numbers.", Kind.CODE))
            .setSystem("Be brief.")
            .build();
    var instruction =
        Instruction.newBuilder(Samples.instruction(seed))
            .setId("i2")
            .setText("Add three numbers.")
            .setGeneration(2)
            .setOperator("deepen")
            .setLineage(List.of(new Ancestor("s1", null), new Ancestor("i1", "breadth")))
            .setUsage(new Usage(2, 20L, 2L))
            .build();
    var attempt = new Attempt("critique", "a+b", "three numbers", new Usage(2, 200L, 20L));
    var sample = sample(instruction, List.of(attempt), "Sum them up.", "a+b+c");

    // When
    var row = rows.row(sample);

    // Then
    assertThat(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(row))
        .isEqualTo(
            """
            {
              "id" : "i2",
              "seed_id" : "s1",
              "messages" : [ {
                "role" : "system",
                "content" : "Be brief."
              }, {
                "role" : "user",
                "content" : "Add three numbers."
              }, {
                "role" : "assistant",
                "content" : "<think>\\nSum them up.\\n</think>\\n\\na+b+c"
              } ],
              "reasoning" : "Sum them up.",
              "lineage" : [ {
                "id" : "s1",
                "operator" : null
              }, {
                "id" : "i1",
                "operator" : "breadth"
              }, {
                "id" : "i2",
                "operator" : "deepen"
              } ],
              "kind" : "code",
              "score" : 91,
              "tier" : "gold",
              "verification" : {
                "verdict" : "pass",
                "method" : "execution",
                "agreement" : null,
                "backend" : "landlock",
                "passed" : 3,
                "total" : 3,
                "detail" : "all cases passed"
              },
              "model" : "teacher",
              "usage" : {
                "calls" : 9,
                "prompt_tokens" : 450,
                "completion_tokens" : 126,
                "total_tokens" : 576
              }
            }\
            """);
  }

  @Test
  void thePassageComesBeforeTheQuestion() {
    // Given
    var seed =
        Seed.newBuilder(Samples.seed("s1", "How far?", Kind.GENERAL))
            .setContext("\nThe moon is far away.\n\n")
            .build();

    // When
    var row = rows.row(sample(Samples.instruction(seed), List.of(), null, "Far."));

    // Then
    assertThat(row.at("/messages/0/role").asText()).isEqualTo("user");
    assertThat(row.at("/messages/0/content").asText())
        .isEqualTo("The moon is far away.\n\nHow far?");
  }

  @Test
  void anAnswerWithoutReasoningStandsAlone() {
    // Given
    var seed = Samples.seed("s1", "How far?", Kind.GENERAL);

    // When
    var row = rows.row(sample(Samples.instruction(seed), List.of(), null, "Far."));

    // Then
    assertThat(row.at("/messages/1/content").asText()).isEqualTo("Far.");
    assertThat(row.get("reasoning").isNull()).isTrue();
  }

  @Test
  void theLineageOfASeedIsItself() {
    // Given
    var seed = Samples.seed("s1", "How far?", Kind.GENERAL);

    // When
    var row = rows.row(sample(Samples.instruction(seed), List.of(), null, "Far."));

    // Then
    assertThat(row.get("lineage")).hasToString("[{\"id\":\"s1\",\"operator\":null}]");
  }

  private static GradedSample sample(
      Instruction instruction, List<Attempt> attempts, @Nullable String reasoning, String text) {
    var assignment = new Assignment("assignment", attempts.size(), attempts, instruction);
    var answer = new Answer(reasoning, text, "teacher", new Usage(1, 100L, 100L), assignment);
    var critique = new Critique(Map.of(), List.of(), "judge", new Usage(1, 100L, 1L), answer);
    return GradedSample.newBuilder()
        .setScore(91)
        .setTier(Tier.GOLD)
        .setReasons(List.of())
        .setVerification(
            Verification.newBuilder()
                .setVerdict(Verdict.PASS)
                .setMethod("execution")
                .setBackend("landlock")
                .setPassed(3)
                .setTotal(3)
                .setDetail("all cases passed")
                .setUsage(new Usage(3, 30L, 3L))
                .build())
        .setCritique(critique)
        .build();
  }
}
