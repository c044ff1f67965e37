package io.athanor.streams.wire;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// Bytes that do not hold the record they should. The message is one sentence and quotes nothing of
/// the bytes.
public final class Unreadable extends SerializationException {
  private static final long serialVersionUID = 1L;

  public Unreadable(String message) {
    super(message);
  }

  public Unreadable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
