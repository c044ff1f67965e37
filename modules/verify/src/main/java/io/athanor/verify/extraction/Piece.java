package io.athanor.verify.extraction;

import java.util.regex.Pattern;

/// A piece of an answer that may be code.
///
/// @param tag the language that its fence names, lower case; "" for none
/// @param source without the fence, as far to the left as the fence
/// @param closed whether it has an end of its own; false where the answer was cut within it
record Piece(String tag, String source, boolean closed) {
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "^[ \\t]*((#|//|--) *)?(\\.\\.\\.|…)|^[ \\t]*(#|//|--) *((the )?(rest|remaining)|same as)\\b",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /// Whether nothing is missing: neither cut off nor left out as in `# ... as before`.
  boolean complete() {
    return closed && !LEFT_OUT.matcher(source).find();
  }
}
