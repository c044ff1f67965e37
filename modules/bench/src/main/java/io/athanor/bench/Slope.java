package io.athanor.bench;

import java.util.ArrayList;
import java.util.List;

/// How fast a count grows: the line that fits its samples with the least squares.
///
/// What commits rarely shows its records in waves, and a window from here to there holds one wave
/// more or less by chance; two waves of a thousand in six seconds read the same whatever the rate.
/// A line through all samples gives a wave at the border little weight.
public final class Slope {
  private record Sample(double seconds, double count) {}

  private final List<Sample> samples = new ArrayList<>();

  public void add(double seconds, double count) {
    samples.add(new Sample(seconds, count));
  }

  /// @throws IllegalStateException with fewer than two samples
  public double perSecond() {
    if (samples.size() < 2) {
      throw new IllegalStateException("a slope needs two samples, got " + samples.size());
    }
    double meanSeconds = samples.stream().mapToDouble(Sample::seconds).average().orElseThrow();
    double meanCount = samples.stream().mapToDouble(Sample::count).average().orElseThrow();
    double together = 0;
    double alone = 0;
    for (var sample : samples) {
      double from = sample.seconds - meanSeconds;
      together += from * (sample.count - meanCount);
      alone += from * from;
    }
    return together / alone;
  }
}
