package io.athanor.streams.ledger;

import static java.util.stream.Collectors.joining;

import io.athanor.streams.ledger.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// The ledger as aligned text: a row a stage, then who breaks it, then the verdict.
final class LedgerTable {
  private static final List<String> HEAD =
      List.of("stage", "in", "passed", "sent back", "rejected", "failed", "pending", "violations");

  private LedgerTable() {}

  static String of(LedgerReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    report.accounts().forEach(account -> rows.add(row(account)));
    var lines = new ArrayList<>(aligned(rows));
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

  /// Names to the left, numbers to the right, the last column as it is.
  private static List<String> aligned(List<List<String>> rows) {
    int last = HEAD.size() - 1;
    var widths = new int[last];
    for (var row : rows) {
      for (int i = 0; i < last; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < last; i++) {
        line.append(("%" + (i == 0 ? "-" : "") + widths[i] + "s  ").formatted(row.get(i)));
      }
      lines.add(line.append(row.get(last)).toString());
    }
    return lines;
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
