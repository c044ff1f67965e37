package io.athanor.verify;

import io.athanor.record.Case;
import io.athanor.record.Instruction;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.language.Language;

/// A kind of case: how an answer is made ready for cases of it, and how it does at one.
interface CaseKind {

  /// @throws InterruptedException when the process is closing
  Build build(Language language, String source) throws InterruptedException;

  /// @param program what was built of the source
  /// @throws InterruptedException when the process is closing
  Trial attempt(
      Build.Ready program, Language language, String source, Instruction instruction, Case check)
      throws InterruptedException;
}
