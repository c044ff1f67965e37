package io.athanor.app.http;

import io.athanor.app.console.Failure;
import io.athanor.app.console.Sentences;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/// A port that was asked for is taken or refused; a default one moves on to the next that is free.
public final class Ports {
  private static final int TRIES = 100;

  private Ports() {}

  /// Opens something that listens.
  @FunctionalInterface
  public interface Opener<T> {
    T at(int port) throws IOException;
  }

  /// @param what listens, as in "the metrics"
  /// @param asked null: `byDefault` or one of those after it
  /// @throws Failure where the port that was asked for cannot be had
  public static <T> T open(String what, @Nullable Integer asked, int byDefault, Opener<T> opener) {
    int last = asked == null ? byDefault + TRIES : asked;
    for (int port = asked == null ? byDefault : asked; ; port++) {
      try {
        return opener.at(port);
      } catch (BindException e) {
        if (port >= last) {
          throw Failure.unavailable(
              "Port %d, asked for by %s, is taken or not allowed.".formatted(port, what),
              "Ask for another one, or for none: then a free one is found and said.");
        }
      } catch (IOException | UnresolvedAddressException e) {
        throw Failure.unavailable(
            "Port %d, for %s, cannot be had: %s".formatted(port, what, Sentences.of(e)), "");
      }
    }
  }
}
