package io.athanor.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rows of text made to line up.
public final class Columns {
  private Columns() {}

  /// @param rows as many cells each as the first has
  /// @param numbers the columns that line up to the right; the last one stays as it is
  public static List<String> aligned(List<List<String>> rows, Set<Integer> numbers) {
    int last = rows.getFirst().size() - 1;
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
        line.append(
            ("%" + (numbers.contains(i) ? "" : "-") + widths[i] + "s  ").formatted(row.get(i)));
      }
      lines.add(line.append(row.get(last)).toString());
    }
    return lines;
  }
}
