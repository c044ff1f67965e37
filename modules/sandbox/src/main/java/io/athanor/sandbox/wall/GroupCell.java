package io.athanor.sandbox.wall;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A program whose consumption a control group counts. Ending its first process ends all of it.
final class GroupCell implements Cell {
  private final Process process;
  private final ControlGroup group;

  GroupCell(Process process, ControlGroup group) {
    this.process = process;
    this.group = group;
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public Consumption consumption() {
    try {
      return group.used();
    } catch (IOException e) {
      throw new UncheckedIOException("the control group cannot be read", e);
    }
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
