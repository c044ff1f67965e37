package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole run whose seeds bring no evidence, with the real sandbox: the rehearsal model gives it,
/// and what fails goes back to the teacher and comes again.
@Timeout(300)
class SampledEvidenceIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void verifiesSeedsThatBringNoEvidenceAndKeepsWhatWasSentBack() throws Exception {
    // Given: two functions without cases, one of which is not even named as an entry point; a
    // problem without an answer; and a function with cases. The teacher errs at first in the last
    // three
    var seeds =
        Files.writeString(
            folder.resolve("seeds.jsonl"),
            """
            {"id":"named","kind":"code","prompt":"Write a Python function run_lengths(text) that describes a string as its runs: a list of [character, count] pairs in order. run_lengths('aaab') is [['a', 3], ['b', 1]], and the empty string gives an empty list."}
            {"id":"mended","kind":"code","entry_point":"parse_duration","prompt":"Write a Python function parse_duration(text) that turns durations such as '1h30m', '45s' or '2h5s' into a whole number of seconds. The units are h, m and s; each appears at most once and in that order. A number without a unit, as in '90', counts as seconds."}
            {"id":"voted","kind":"math","prompt":"A jacket costs 80 euros. The shop takes 25 % off, and then 10 % tax is added to the lower price. What does the customer pay, in euros?"}
            {"id":"cases","kind":"code","entry_point":"merge_bookings","cases":[{"args":[[[1,3],[3,5]]],"expected":[[1,5]]}],"prompt":"Write a Python function merge_bookings(bookings) that takes a list of [start, end] pairs in any order and merges those that overlap or touch, so that [1, 3] and [3, 5] become [1, 5]. Return the merged pairs sorted by start."}
            """);
    var config = Files.writeString(folder.resolve("c.yaml"), "verify: {samples: 3}\n");

    // When
    var ended =
        execute(
            "run",
            "--seeds=" + seeds,
            "--out=" + folder.resolve("out"),
            "--config=" + config,
            "--generations=0",
            "--provider=rehearsal");

    // Then
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("(questioner, evolver, teacher, judge, solver)");
    var samples = samples();

    var named = sample(samples, "named");
    assertThat(named.at("/verification/verdict").asText()).isEqualTo("PASS");
    assertThat(named.at("/verification/method").asText()).isEqualTo("agreement");
    assertThat(named.at("/verification/agreement").asDouble()).isEqualTo(1);
    assertThat(named.at("/verification/total").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(named.at("/verification/usage/calls").asInt()).isEqualTo(4);
    assertThat(named.at("/tier").asText()).isEqualTo("SILVER");
    assertThat(attempts(named)).isEmpty();

    var mended = sample(samples, "mended");
    assertThat(mended.at("/verification/verdict").asText()).isEqualTo("PASS");
    assertThat(attempts(mended)).hasSize(1);
    assertThat(attempts(mended).get(0).path("feedback").asText())
        .contains(
            "Independent solutions", "Input: parse_duration(\"90\")", "Expected: 90", "Got: 0");
    assertThat(attempts(mended).get(0).at("/usage/calls").asInt())
        .as("teacher, judge, inputs and three solutions")
        .isEqualTo(6);

    var voted = sample(samples, "voted");
    assertThat(voted.at("/verification/method").asText()).isEqualTo("self_consistency");
    assertThat(voted.at("/verification/passed").asInt()).isEqualTo(2);
    assertThat(voted.at("/verification/total").asInt()).isEqualTo(3);
    assertThat(attempts(voted).get(0).path("answer").asText()).contains("Answer: 68");

    var cases = sample(samples, "cases");
    assertThat(cases.at("/tier").asText()).isEqualTo("GOLD");
    assertThat(cases.at("/verification/method").asText()).isEqualTo("execution");
    assertThat(cases.at("/critique/answer/assignment/round").asInt()).isEqualTo(1);
    assertThat(attempts(cases)).hasSize(1);
    assertThat(attempts(cases).get(0).path("stage").asText()).isEqualTo("verify");
    assertThat(attempts(cases).get(0).path("answer").asText()).contains("start < merged[-1][1]");
    assertThat(attempts(cases).get(0).path("feedback").asText())
        .contains(
            "Input: merge_bookings([[1,3],[3,5]])", "Expected: [[1,5]]", "Got: [[1,3],[3,5]]");
  }

  private Map<String, JsonNode> samples() throws Exception {
    var data = folder.resolve("out/.athanor").toString();
    var tail = execute("tail", "graded-samples", "--data-dir", data);
    assertThat(tail.code()).as(tail.err()).isZero();
    var samples = new HashMap<String, JsonNode>();
    for (var line : tail.out().lines().toList()) {
      var sample = JSON.readTree(line);
      samples.put(sample.at("/critique/answer/assignment/instruction/id").asText(), sample);
    }
    return samples;
  }

  private static JsonNode sample(Map<String, JsonNode> samples, String id) {
    return Objects.requireNonNull(samples.get(id), () -> id + " in " + samples.keySet());
  }

  private static JsonNode attempts(JsonNode sample) {
    return sample.at("/critique/answer/assignment/attempts");
  }

  private static Ended execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Athanor.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
