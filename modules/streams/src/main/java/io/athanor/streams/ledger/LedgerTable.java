package io.athanor.streams.ledger;

import static java.util.stream.Collectors.joining;

import io.athanor.streams.Columns;
import io.athanor.streams.ledger.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The ledger as aligned text: a row a stage, then who breaks it, then the verdict.
final class LedgerTable {
  private static final List<String> HEAD =
      List.of("stage", "in", "passed", "sent back", "rejected", "failed", "pending", "violations");

  private LedgerTable() {}

  static String of(LedgerReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    report.accounts().forEach(account -> rows.add(row(account)));
    var lines = new ArrayList<>(Columns.aligned(rows, Set.of(1, 2, 3, 4, 5, 6)));
    report.accounts().forEach(account -> lines.addAll(breaches(account)));
    lines.add(verdict(report));
    return String.join("\n", lines);
  }

  private static List<String> row(Account account) {
    return List.of(
        account.stage(),
        number(account.in()),
        number(account.passed()),
        number(account.sentBack()),
        number(account.rejected()),
        number(account.failed()),
        number(account.pending()),
        account.violations().isEmpty()
            ? "ok"
            : account.violations().stream().map(LedgerTable::counted).collect(joining(", ")));
  }

  private static List<String> breaches(Account account) {
    return account.violations().stream()
        .map(violation -> {
          long more = violation.count() - violation.ids().size();
          return "%s, %s: %s%s"
              .formatted(
                  account.stage(),
                  name(violation.kind()),
                  String.join(", ", violation.ids()),
                  more > 0 ? ", and " + number(more) + " more" : "");
        })
        .toList();
  }

  private static String verdict(LedgerReport report) {
    if (report.balanced()) {
      return "balanced: every record is accounted for";
    }
    var counts = new EnumMap<Kind, Long>(Kind.class);
    report.accounts().stream()
        .flatMap(account -> account.violations().stream())
        .forEach(v -> counts.merge(v.kind(), v.count(), Long::sum));
    return counts.entrySet().stream()
        .map(e -> number(e.getValue()) + " " + name(e.getKey()))
        .collect(joining(", ", "not balanced: ", ""));
  }

  private static String counted(Violation violation) {
    return number(violation.count()) + " " + name(violation.kind());
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
