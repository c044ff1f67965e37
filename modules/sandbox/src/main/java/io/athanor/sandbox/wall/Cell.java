package io.athanor.sandbox.wall;

/// A program that runs behind a wall, with all that it starts.
public interface Cell extends AutoCloseable {

  /// Its streams and its exit code.
  Process process();

  /// What it has used so far, also after its end. Looks anew.
  Consumption consumption();

  /// Ends it and all that it started, at once.
  void kill();

  /// Ends what is left of it.
  @Override
  void close();
}
