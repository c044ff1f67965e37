package io.athanor.sandbox.wall;

/// A back end cannot be had here; the message says in one sentence why, and how to mend it.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }

  public Refused(String message, Throwable cause) {
    super(message, cause);
  }
}
