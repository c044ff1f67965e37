package io.athanor.verify.maths;

/// What is written is not in the grammar. Never leaves the package; holds no text that was read.
final class Unread extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unread(String why) {
    super(why, null, false, false);
  }
}
