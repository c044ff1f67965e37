package io.athanor.verify.extraction;

import java.util.Locale;

/// How the program was found in an answer, the surest first. In the record it is written in small
/// letters.
public enum ExtractionRule {
  /// A fenced block whose tag names the language.
  TAGGED_FENCE,
  /// A fenced block that names no language.
  UNTAGGED_FENCE,
  /// A fenced block that names one language and holds another.
  MISTAGGED_FENCE,
  /// Several fenced blocks that only together are a program.
  JOINED_FENCES,
  /// The whole text is code.
  BARE,
  /// Lines of code between lines of prose, without a fence.
  BARE_IN_PROSE,
  /// What was typed in an interactive session.
  TRANSCRIPT,
  /// Nothing looks like code: the text as it is, which may be prose.
  WHOLE_TEXT;

  /// As in `tagged_fence`.
  public String inRecord() {
    return name().toLowerCase(Locale.ROOT);
  }
}
