package io.athanor.bench;

import java.util.List;
import java.util.Locale;

/// The middle of some numbers, and how far they lie apart.
public record Spread(double median, double least, double most) {

  /// @throws IllegalArgumentException if there are none
  public static Spread of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a spread needs at least one number");
    }
    var sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }

  /// `median (least–most)`, with so many digits after the point.
  public String text(int digits) {
    var one = "%." + digits + "f";
    return String.format(Locale.ROOT, one + " (" + one + "–" + one + ")", median, least, most);
  }
}
