package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import java.util.Optional;

/// A program that is watched through `/proc`. Ending its first process ends all of it.
final class TreeCell implements Cell {
  private final Process process;
  private final Optional<ProcessHandle> handle;
  private final Optional<ProcessTree> tree;

  /// @param alone whether it cannot have children
  TreeCell(Process process, boolean alone, Limits limits) {
    this.process = process;
    // Process.destroyForcibly does nothing to a process that a confined thread has started: that
    // thread could not read when it started.
    this.handle = ProcessHandle.of(process.pid());
    this.tree = handle.map(root -> new ProcessTree(root, alone, limits.memoryBytes()));
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public Consumption consumption() {
    return tree.map(ProcessTree::look).orElse(Consumption.NONE);
  }

  @Override
  public void kill() {
    handle.ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
  }
}
