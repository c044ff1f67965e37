package io.athanor.verify.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes mutants and compares them with their reference, both in the sandbox.
final class Laboratory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(10), Duration.ofMinutes(2), 512L << 20, 4 << 20);

  private final Sandbox sandbox;
  private final int inputs;

  /// @param inputs on how many generated inputs a mutant is compared
  Laboratory(Sandbox sandbox, int inputs) {
    this.sandbox = sandbox;
    this.inputs = inputs;
  }

  List<Mutant> mutants(Problem problem) throws IOException, InterruptedException {
    var run = run("mutate.py", problem.reference());
    assertThat(run.ending()).as("%s: %s", problem, run.stderr()).isEqualTo(Run.Ending.OK);
    return JSON.readValue(run.stdout(), new TypeReference<>() {});
  }

  /// Where a mutant does something else than the reference; empty if nowhere.
  Optional<String> difference(Problem problem, Mutant mutant)
      throws IOException, InterruptedException {
    var job =
        JSON.createObjectNode()
            .put("name", problem.name())
            .put("function", problem.function())
            .put("reference", problem.reference())
            .put("mutant", mutant.source())
            .put("generator", problem.generator())
            .put("inputs", inputs);
    var run = run("compare.py", job.toString());
    if (run.ending() == Run.Ending.CPU_LIMIT || run.ending() == Run.Ending.MEMORY_LIMIT) {
      return Optional.of("it does not end");
    }
    assertThat(run.ending()).as("%s: %s", problem, run.stderr()).isEqualTo(Run.Ending.OK);
    return Optional.of(JSON.readTree(run.stdout()))
        .filter(found -> !found.isEmpty())
        .map(Laboratory::inWords);
  }

  private static String inWords(JsonNode found) {
    return "on %s: %s, not %s"
        .formatted(
            found.get("input").asText(), found.get("got").asText(), found.get("expected").asText());
  }

  private Run run(String program, String stdin) throws IOException, InterruptedException {
    try (var in = Laboratory.class.getResourceAsStream("/mutation/" + program)) {
      var source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (sandbox.build(new Source("python", source))) {
        case Build.Ready ready -> sandbox.run(ready, stdin, LIMITS);
        case Build.Broken(var broken) -> broken;
      };
    }
  }
}
