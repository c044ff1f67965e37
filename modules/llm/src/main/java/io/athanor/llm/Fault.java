package io.athanor.llm;

import io.athanor.core.TryAgainLater;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What went wrong with one call. Which fault it is, [Faults] says.
///
/// @param kind what kind of fault
/// @param sentence for people: the address, what it did, how to mend it; never the key, the prompt
///   or the server's own words
/// @param after how long the endpoint wants to be left alone; null where it did not say
record Fault(Kind kind, String sentence, @Nullable Duration after) {

  Fault(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  /// What a fault says about the calls to come.
  enum Bearing {
    /// The next call will meet it too.
    DECISIVE,
    /// The endpoint has too much to do.
    BUSY,
    /// It may have hit this call alone.
    PASSING,
    /// This request is the cause; the endpoint is well.
    RECORD
  }

  enum Kind {
    UNREACHABLE(Bearing.DECISIVE),
    UNAUTHORIZED(Bearing.DECISIVE),
    NO_CREDIT(Bearing.DECISIVE),
    NO_SUCH_MODEL(Bearing.DECISIVE),
    RATE_LIMITED(Bearing.BUSY),
    OVERLOADED(Bearing.BUSY),
    TIMEOUT(Bearing.BUSY),
    BROKEN(Bearing.PASSING),
    NOT_THE_API(Bearing.PASSING),
    REJECTED(Bearing.RECORD),
    TOO_LONG(Bearing.RECORD),
    TOO_LARGE(Bearing.RECORD),
    FILTERED(Bearing.RECORD),
    EMPTY(Bearing.RECORD);

    private final Bearing bearing;

    Kind(Bearing bearing) {
      this.bearing = bearing;
    }

    Bearing bearing() {
      return bearing;
    }

    /// The value of `error.type`.
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean is(Bearing bearing) {
    return kind.bearing() == bearing;
  }

  /// Whether one record may be what the endpoint trips over, each time it is asked.
  boolean mayBeTheRecords() {
    return switch (kind) {
      case BROKEN, NOT_THE_API, TIMEOUT -> true;
      default -> false;
    };
  }

  /// Whether no model can have worked on the request, so that it used no tokens.
  boolean isBeforeTheModel() {
    return switch (kind) {
      case UNREACHABLE, UNAUTHORIZED, NO_CREDIT, NO_SUCH_MODEL -> true;
      case RATE_LIMITED, OVERLOADED, REJECTED, TOO_LONG -> true;
      case TIMEOUT, BROKEN, NOT_THE_API, TOO_LARGE, FILTERED, EMPTY -> false;
    };
  }

  /// What the caller is told where the record bears it.
  RuntimeException aboutTheRecord() {
    return switch (kind) {
      case REJECTED, TOO_LONG, FILTERED -> new RequestRefused(sentence);
      default -> TryAgainLater.record(sentence, null);
    };
  }

  /// What the caller is told where the endpoint bears it.
  TryAgainLater aboutTheEndpoint() {
    return after == null
        ? TryAgainLater.endpoint(sentence, null)
        : TryAgainLater.endpoint(sentence, after, null);
  }
}
