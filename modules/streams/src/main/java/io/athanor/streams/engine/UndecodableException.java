package io.athanor.streams.engine;

/// The bytes of a source record are not a record.
final class UndecodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuntimeException reason;

  UndecodableException(RuntimeException reason) {
    super(reason);
    this.reason = reason;
  }

  RuntimeException reason() {
    return reason;
  }
}
