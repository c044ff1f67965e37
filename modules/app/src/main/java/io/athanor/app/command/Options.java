package io.athanor.app.command;

import io.athanor.app.config.Durations;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Sentences;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How values of options are read and refused.
final class Options {
  private Options() {}

  /// A record's refusal of a value that an option gave.
  static Failure refused(IllegalArgumentException e) {
    return Failure.usage(Sentences.of(e), "See --help.");
  }

  /// Reads `30s`, `100ms`.
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
