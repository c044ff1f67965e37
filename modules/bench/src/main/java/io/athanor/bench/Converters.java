package io.athanor.bench;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/// How times are read from the command line.
public final class Converters {
  private Converters() {}

  /// `500ms` or `0.3s-3s`.
  public static final class OfLatency implements ITypeConverter<Latency> {
    @Override
    public Latency convert(String text) {
      return Latency.parse(text);
    }
  }

  /// `500ms` or `2.5s`.
  public static final class OfDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Latency.duration(text);
    }
  }
}
