package io.athanor.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fault that another try may mend: the record itself is sound.
public final class TryAgainLater extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Whose fault it is, and so who pays for the next try.
  public enum About {
    /// The endpoint is down, overloaded, unauthorised: no record is charged an attempt.
    ENDPOINT,
    /// This record's reply was of no use: the record is charged an attempt, and after a bounded
    /// number of them it becomes a dead letter.
    RECORD
  }

  private final About about;
  private final @Nullable Duration after;

  private TryAgainLater(
      About about, String message, @Nullable Duration after, @Nullable Throwable cause) {
    super(message, cause);
    this.about = about;
    this.after = after;
  }

  public static TryAgainLater endpoint(String message, @Nullable Throwable cause) {
    return new TryAgainLater(About.ENDPOINT, message, null, cause);
  }

  /// @param after what the endpoint asked for, as in `Retry-After`
  public static TryAgainLater endpoint(String message, Duration after, @Nullable Throwable cause) {
    return new TryAgainLater(About.ENDPOINT, message, after, cause);
  }

  public static TryAgainLater record(String message, @Nullable Throwable cause) {
    return new TryAgainLater(About.RECORD, message, null, cause);
  }

  public About about() {
    return about;
  }

  /// How long to wait at least, where the endpoint said so.
  public Optional<Duration> after() {
    return Optional.ofNullable(after);
  }
}
