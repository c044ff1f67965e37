package io.athanor.verify.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.record.Case;
import io.athanor.record.Critique;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A problem of the mutation study, as it stands in `mutation/<kind>.yaml`.
///
/// @param function the entry point; null for a program that reads standard input
/// @param reference a right solution
/// @param generator Python that defines `make(random)`, which returns arguments or standard input
record Problem(
    String name,
    String instruction,
    @Nullable String function,
    String reference,
    String generator,
    List<Check> cases) {

  private static final List<String> KINDS =
      List.of(
          "strings",
          "numbers",
          "lists",
          "maps",
          "recursion",
          "graphs",
          "dates",
          "parsing",
          "geometry",
          "simulation",
          "programs");

  /// Either arguments and the value expected, or standard input and what should be printed.
  record Check(
      @Nullable JsonNode args,
      @Nullable JsonNode expected,
      @Nullable String stdin,
      @Nullable String stdout) {

    Case asCase() {
      return new Case(
          args == null ? null : args.toString(),
          stdout == null ? String.valueOf(expected) : null,
          stdin,
          stdout,
          null);
    }
  }

  static List<Problem> all() {
    return KINDS.stream().flatMap(Problem::ofKind).toList();
  }

  private static Stream<Problem> ofKind(String kind) {
    try (var in = Problem.class.getResourceAsStream("/mutation/" + kind + ".yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<Problem>>() {}).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(kind, e);
    }
  }

  /// An answer with that source, to be held against these cases.
  Critique answered(String source, List<Check> checks) {
    var seed =
        Seed.newBuilder(Samples.seed(name, instruction, Kind.CODE))
            .setEntryPoint(function)
            .setCases(checks.stream().map(Check::asCase).toList())
            .build();
    return Samples.critique(seed, "", "```python\n" + source + "\n```");
  }

  @Override
  public String toString() {
    return name;
  }
}
