package io.athanor.bench;

import io.athanor.streams.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Measurements side by side, as text for a terminal or as Markdown: a row for each contestant, and
/// in each cell the median of its rounds and their range.
///
/// @param first what stands over the names of the rows
/// @param <M> what one round gave
public record Table<M>(String first, List<Column<M>> columns) {

  /// @param digits after the point
  public record Column<M>(String heading, ToDoubleFunction<M> value, int digits) {
    private String cell(List<M> rounds) {
      return rounds.isEmpty()
          ? "-"
          : Spread.of(rounds.stream().map(value::applyAsDouble).toList()).text(digits);
    }
  }

  /// Prints it both ways.
  ///
  /// @param results the rounds of each contestant by its name; those of one that failed are empty
  public void print(Map<String, List<M>> results) {
    Columns.aligned(rows(results), Set.of()).forEach(System.out::println);
    System.out.println();
    markdown(results).forEach(System.out::println);
  }

  List<String> markdown(Map<String, List<M>> results) {
    var rows = new ArrayList<>(rows(results));
    rows.add(1, rows.getFirst().stream().map(heading -> "---").toList());
    return rows.stream().map(cells -> "| " + String.join(" | ", cells) + " |").toList();
  }

  private List<List<String>> rows(Map<String, List<M>> results) {
    var rows = new ArrayList<List<String>>();
    rows.add(row(first, columns.stream().map(Column::heading).toList()));
    results.forEach(
        (name, rounds) -> rows.add(row(name, columns.stream().map(c -> c.cell(rounds)).toList())));
    return rows;
  }

  private static List<String> row(String name, List<String> cells) {
    var row = new ArrayList<String>();
    row.add(name);
    row.addAll(cells);
    return row;
  }
}
