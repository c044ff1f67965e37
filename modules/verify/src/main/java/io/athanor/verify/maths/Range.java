package io.athanor.verify.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// A part of the real line. Pure.
sealed interface Range {
  boolean contains(BigFraction x);

  /// Where containing may change.
  Stream<BigFraction> ends();

  /// An interval.
  ///
  /// @param low null for −∞
  /// @param high null for ∞
  record Span(
      @Nullable BigFraction low, boolean lowClosed, @Nullable BigFraction high, boolean highClosed)
      implements Range {

    static final Range EVERYTHING = new Span(null, false, null, false);

    @Override
    public boolean contains(BigFraction x) {
      return (low == null || above(x.compareTo(low), lowClosed))
          && (high == null || above(high.compareTo(x), highClosed));
    }

    private static boolean above(int comparison, boolean closed) {
      return closed ? comparison >= 0 : comparison > 0;
    }

    @Override
    public Stream<BigFraction> ends() {
      return Stream.of(low, high).flatMap(Stream::ofNullable);
    }
  }

  record Union(List<Range> parts) implements Range {
    @Override
    public boolean contains(BigFraction x) {
      return parts.stream().anyMatch(part -> part.contains(x));
    }

    @Override
    public Stream<BigFraction> ends() {
      return parts.stream().flatMap(Range::ends);
    }
  }

  record Intersection(List<Range> parts) implements Range {
    @Override
    public boolean contains(BigFraction x) {
      return parts.stream().allMatch(part -> part.contains(x));
    }

    @Override
    public Stream<BigFraction> ends() {
      return parts.stream().flatMap(Range::ends);
    }
  }

  /// All but some numbers.
  record Without(Range whole, List<BigFraction> numbers) implements Range {
    @Override
    public boolean contains(BigFraction x) {
      return whole.contains(x) && !numbers.contains(x);
    }

    @Override
    public Stream<BigFraction> ends() {
      return Stream.concat(whole.ends(), numbers.stream());
    }
  }

  /// Equal are ranges that hold the same numbers: it is enough to look at their ends, between them
  /// and beyond.
  default boolean same(Range other) {
    return probes(other).stream().allMatch(x -> contains(x) == other.contains(x));
  }

  private List<BigFraction> probes(Range other) {
    var ends = Stream.concat(ends(), other.ends()).distinct().sorted().toList();
    if (ends.isEmpty()) {
      return List.of(BigFraction.ZERO);
    }
    var probes = new ArrayList<>(ends);
    for (int i = 1; i < ends.size(); i++) {
      probes.add(ends.get(i - 1).add(ends.get(i)).divide(2));
    }
    probes.add(ends.getFirst().subtract(1));
    probes.add(ends.getLast().add(1));
    return probes;
  }
}
