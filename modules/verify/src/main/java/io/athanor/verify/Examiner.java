package io.athanor.verify;

import io.athanor.record.Answer;

/// Looks for evidence beyond opinion that an answer is right or wrong.
interface Examiner {

  /// Asks nobody but the sandbox, and changes nothing.
  ///
  /// @throws InterruptedException when the process is closing
  Evidence examine(Answer answer) throws InterruptedException;
}
