package io.athanor.faults;

import java.util.List;
import java.util.Locale;

/// The median of some numbers, the least and the most.
record Spread(double median, double least, double most) {

  /// @throws IllegalArgumentException for none
  static Spread of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("there is no median of no numbers");
    }
    var sorted = numbers.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", median, least, most);
  }
}
