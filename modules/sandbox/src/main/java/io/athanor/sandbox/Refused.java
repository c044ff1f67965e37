package io.athanor.sandbox;

/// A back end cannot be had here; the message says in one sentence why, and how to mend it.
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }

  Refused(String message, Throwable cause) {
    super(message, cause);
  }
}
