package io.athanor.faults;

import io.athanor.streams.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rows as text for a terminal, or as Markdown.
final class Table {
  private static final List<String> HEADINGS =
      List.of("fault", "what was done", "pass criterion", "measured", "verdict");

  private Table() {}

  static List<String> text(List<Row> rows) {
    var all = new ArrayList<List<String>>();
    all.add(HEADINGS);
    rows.forEach(row -> all.add(row.cells()));
    return Columns.aligned(all, Set.of());
  }

  static List<String> markdown(List<Row> rows) {
    var lines = new ArrayList<String>();
    lines.add(line(HEADINGS));
    lines.add(line(HEADINGS.stream().map(heading -> "---").toList()));
    rows.forEach(row ->
        lines.add(line(row.cells().stream().map(cell -> cell.replace("|", "\\|")).toList())));
    return lines;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
