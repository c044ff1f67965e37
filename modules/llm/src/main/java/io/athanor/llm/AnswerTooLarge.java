package io.athanor.llm;

import java.io.IOException;

/// An answer has more bytes than any record may have. The rest of it was not read.
final class AnswerTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerTooLarge(long mostBytes) {
    super("more than " + mostBytes + " bytes");
  }
}
