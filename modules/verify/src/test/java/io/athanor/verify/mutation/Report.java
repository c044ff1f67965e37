package io.athanor.verify.mutation;

import io.athanor.verify.mutation.Mutant.Fate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mutation study in Markdown. Pure.
record Report(List<Study.Result> results) {

  long count(Fate fate) {
    return tried().filter(one -> one.fate() == fate).count();
  }

  /// The share of the mutants that are not equivalent which were rejected, from 0 to 1.
  double rejected() {
    return (double) count(Fate.REJECTED) / (count(Fate.REJECTED) + count(Fate.MISSED));
  }

  String markdown() {
    return """
    # Mutation study

    %d problems, %d mutants made, %d tried, %d runs: %d rejected, %d equivalent, %d missed. \
    Of those that are not equivalent %.2f %% were rejected.

    | operator | tried | rejected | equivalent | missed |
    | --- | --- | --- | --- | --- |
    %s

    ## Missed

    %s

    ## Equivalent

    %s
    """
        .formatted(
            results.size(),
            results.stream().mapToInt(Study.Result::made).sum(),
            tried().count(),
            results.stream().mapToInt(Study.Result::runs).sum(),
            count(Fate.REJECTED),
            count(Fate.EQUIVALENT),
            count(Fate.MISSED),
            100 * rejected(),
            operators(),
            list(Fate.MISSED),
            list(Fate.EQUIVALENT));
  }

  private String operators() {
    return tried()
        .map(one -> one.mutant().operator())
        .distinct()
        .sorted()
        .map(this::row)
        .collect(Collectors.joining("\n"));
  }

  private String row(String operator) {
    var mine = tried().filter(one -> one.mutant().operator().equals(operator)).toList();
    var counts =
        Arrays.stream(Fate.values())
            .map(fate -> String.valueOf(mine.stream().filter(one -> one.fate() == fate).count()))
            .collect(Collectors.joining(" | "));
    return "| %s | %d | %s |".formatted(operator, mine.size(), counts);
  }

  private String list(Fate fate) {
    var lines =
        results.stream()
            .flatMap(result ->
                result.fates().stream()
                    .filter(one -> one.fate() == fate)
                    .map(one -> line(result.problem(), one)))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "None." : lines;
  }

  private static String line(Problem problem, Study.Tried one) {
    var mutant = one.mutant();
    return "- %s, line %d, %s: `%s` %s"
        .formatted(problem.name(), mutant.line(), mutant.operator(), mutant.change(), one.why());
  }

  private Stream<Study.Tried> tried() {
    return results.stream().flatMap(result -> result.fates().stream());
  }
}
