package io.athanor.bench;

import io.athanor.streams.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Measurements side by side, as text for a terminal or as Markdown.
final class Table {
  private static final List<String> HEADINGS =
      List.of(
          "contestant",
          "records/s",
          "achieved/ideal",
          "calls in flight",
          "worker CPU ms/record",
          "broker CPU ms/record",
          "cores busy with other work");

  private Table() {}

  static List<String> text(Map<Entry, List<Measured>> results) {
    var rows = new ArrayList<>(List.of(HEADINGS));
    rows.addAll(rows(results));
    return Columns.aligned(rows, Set.of());
  }

  static List<String> markdown(Map<Entry, List<Measured>> results) {
    var lines = new ArrayList<String>();
    lines.add(line(HEADINGS));
    lines.add(line(HEADINGS.stream().map(heading -> "---").toList()));
    rows(results).forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static List<List<String>> rows(Map<Entry, List<Measured>> results) {
    return results.entrySet().stream()
        .map(result -> row(result.getKey(), result.getValue()))
        .toList();
  }

  private static List<String> row(Entry entry, List<Measured> rounds) {
    if (rounds.isEmpty()) {
      return List.of(entry.title(), "failed", "-", "-", "-", "-", "-");
    }
    return List.of(
        entry.title(),
        of(rounds, Measured::perSecond, 1),
        of(rounds, Measured::ofIdeal, 3),
        of(rounds, Measured::inFlight, 0),
        of(rounds, Measured::cpuMs, 3),
        of(rounds, Measured::brokerCpuMs, 3),
        of(rounds, Measured::otherCores, 2));
  }

  private static String of(List<Measured> rounds, ToDoubleFunction<Measured> what, int digits) {
    return Spread.of(rounds.stream().map(what::applyAsDouble).toList()).text(digits);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
