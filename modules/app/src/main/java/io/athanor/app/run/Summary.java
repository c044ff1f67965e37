package io.athanor.app.run;

import io.athanor.record.Kind;
import io.athanor.record.Tier;
import io.athanor.streams.ledger.Account;
import io.athanor.streams.ledger.LedgerReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// The end of a run, for people.
///
/// @param least the tier from which on rows are accepted
/// @param elapsed this process's own time
record Summary(
    LedgerReport ledger, DataSet data, Counts counts, Tier least, Duration elapsed, Path out) {

  String text() {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("Ledger");
    ledger.toString().lines().forEach(line -> lines.add("  " + line));
    lines.add("");
    lines.add("Data set");
    lines.addAll(rows());
    lines.add("");
    row(lines, "sent back", each(Account::sentBack));
    row(lines, "failed", each(Account::failed));
    data.rejected().forEach((stage, rules) -> row(lines, "rejected by " + stage, rules(rules)));
    lines.add(
        "  this time            %d model calls, %,d tokens in, %,d out, %s"
            .formatted(
                counts.calls(),
                counts.tokens("input"),
                counts.tokens("output"),
                Progress.time(elapsed)));
    return String.join("\n", lines);
  }

  private List<String> rows() {
    var lines = new ArrayList<String>();
    lines.add(
        "  %,d rows accepted (%s or better) of %,d graded, in %s"
            .formatted(data.accepted(least), name(least), data.total(), out));
    lines.add("  " + cells("", List.of(Tier.values()).stream().map(Summary::name).toList()));
    for (var kind : Kind.values()) {
      var tiers = data.graded().getOrDefault(kind, Map.of());
      lines.add(
          "  "
              + cells(
                  name(kind),
                  List.of(Tier.values()).stream()
                      .map(tier -> tiers.getOrDefault(tier, 0L).toString())
                      .toList()));
    }
    return lines;
  }

  private String each(ToLongFunction<Account> count) {
    return ledger.accounts().stream()
        .filter(account -> count.applyAsLong(account) > 0)
        .map(account -> account.stage() + " " + count.applyAsLong(account))
        .collect(Collectors.joining(", "));
  }

  private static String rules(Map<String, Long> rules) {
    return rules.entrySet().stream()
        .map(rule -> rule.getKey() + " " + rule.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void row(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add("  %-20s %s".formatted(name, value));
    }
  }

  private static String cells(String name, List<String> values) {
    return "%-10s".formatted(name)
        + values.stream().map("%8s"::formatted).collect(Collectors.joining());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
