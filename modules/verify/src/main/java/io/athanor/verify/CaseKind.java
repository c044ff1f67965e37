package io.athanor.verify;

import io.athanor.record.Case;
import io.athanor.sandbox.Build;

/// A kind of case: how a program is made ready for cases of it, and how it does at one.
interface CaseKind {

  /// @throws InterruptedException when the process is closing
  Build build(Submission submission) throws InterruptedException;

  /// @param program what was built of the submission
  /// @throws InterruptedException when the process is closing
  Trial attempt(Build.Ready program, Submission submission, Case check) throws InterruptedException;
}
