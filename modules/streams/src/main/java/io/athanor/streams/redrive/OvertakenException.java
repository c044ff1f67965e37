package io.athanor.streams.redrive;

/// Another redrive of the same stage began. What this one had not yet committed is undone.
public final class OvertakenException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  OvertakenException(String stage, Throwable cause) {
    super(
        "another redrive of "
            + stage
            + " began and took over; what it put back is not put back twice",
        cause);
  }
}
