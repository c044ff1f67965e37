package io.athanor.faults;

import io.athanor.faults.Evidence.Graded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the evidence says.
///
/// @param records that the stages took in, all together
/// @param rows in the files
/// @param lost ids that came to nothing
/// @param duplicated ids, or parts of outcomes, that are on the topic twice
/// @param rowsDuplicated ids that are in the files twice
/// @param rowsMissing ids accepted on the topic that are not in the files
/// @param rowsStray ids in the files that were not accepted on the topic
record Findings(
    long records,
    int rows,
    List<String> lost,
    List<String> duplicated,
    List<String> rowsDuplicated,
    List<String> rowsMissing,
    List<String> rowsStray,
    long tornLines,
    long deadLetters,
    boolean balanced,
    boolean settled) {

  static final String CRITERION =
      "each id once, on the topic and in the files; ledger balanced and settled; no dead letter";

  private static final int NAMED = 3;

  static Findings of(Evidence evidence) {
    var graded = evidence.graded().stream().map(Graded::id).toList();
    var ids = new HashSet<>(graded);
    var accepted = new HashSet<String>();
    evidence.graded().stream().filter(Graded::accepted).map(Graded::id).forEach(accepted::add);
    var rows = new HashSet<>(evidence.rows());
    var twice = new HashSet<>(repeated(graded));
    twice.addAll(repeated(evidence.graded().stream().map(Graded::source).toList()));
    ids.stream().filter(evidence.rejected()::contains).forEach(twice::add);
    return new Findings(
        evidence.ledger().accounts().stream().mapToLong(account -> account.in()).sum(),
        evidence.rows().size(),
        evidence.expected().stream()
            .filter(id -> !ids.contains(id) && !evidence.rejected().contains(id))
            .sorted()
            .toList(),
        twice.stream().sorted().toList(),
        repeated(evidence.rows()).stream().sorted().toList(),
        without(accepted, rows),
        without(rows, accepted),
        evidence.tornLines(),
        evidence.deadLetters(),
        evidence.ledger().balanced(),
        evidence.ledger().settled());
  }

  /// Nothing lost, nothing doubled, nothing torn, and all of it settled.
  boolean sound() {
    return lost.isEmpty()
        && duplicated.isEmpty()
        && rowsDuplicated.isEmpty()
        && rowsMissing.isEmpty()
        && rowsStray.isEmpty()
        && tornLines == 0
        && balanced
        && settled;
  }

  /// The row of the table that every scenario has.
  Row row(String fault, String done) {
    return Row.of(fault, done, CRITERION, toString(), sound() && deadLetters == 0);
  }

  @Override
  public String toString() {
    return "%,d records, %,d rows: %s lost, %s on the topic twice, %s in the files twice, %s missing there, %s stray%s; %d dead letters; ledger %s"
        .formatted(
            records,
            rows,
            named(lost),
            named(duplicated),
            named(rowsDuplicated),
            named(rowsMissing),
            named(rowsStray),
            tornLines == 0 ? "" : ", " + tornLines + " lines torn",
            deadLetters,
            balanced ? settled ? "balanced and settled" : "balanced, not settled" : "NOT BALANCED");
  }

  private static String named(List<String> ids) {
    return ids.isEmpty()
        ? "0"
        : ids.size() + " (" + String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + ")";
  }

  private static Set<String> repeated(Collection<String> all) {
    var counts = new HashMap<String, Integer>();
    all.forEach(one -> counts.merge(one, 1, Integer::sum));
    counts.values().removeIf(count -> count == 1);
    return counts.keySet();
  }

  private static List<String> without(Set<String> these, Set<String> those) {
    var left = new ArrayList<>(these);
    left.removeIf(those::contains);
    left.sort(null);
    return left;
  }
}
