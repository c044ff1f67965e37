package io.athanor.streams.engine;

/// A record is too large to be written.
final class OversizeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long size;

  OversizeException(String what, long size, long most) {
    super(what + " takes " + size + " bytes, the most that is written is " + most);
    this.size = size;
  }

  long size() {
    return size;
  }
}
