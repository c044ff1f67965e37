package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.language.Toolchain;
import java.io.IOException;
import java.util.List;

/// Runs one program at a time behind a wall. Called on one platform thread, which stays until the
/// program has ended.
public interface Place {

  /// Starts a command.
  ///
  /// @param command an executable and its arguments, all of our own making
  /// @param toolchain what it may read and run
  /// @throws IOException where it could not be started; nothing then runs
  Cell start(List<String> command, Toolchain toolchain, Limits limits) throws IOException;
}
