package io.athanor.sandbox.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program in a container, seen through the client that is attached to it. What it uses is not
/// known while it runs; whether it was out of memory is asked when it has ended.
///
/// What the client says of the end is believed only where the engine says the same: a client that
/// was killed, or that lost its engine, knows nothing of the program.
final class ContainerCell implements Cell {
  private final DockerClient docker;
  private final String name;
  private final Process client;
  private volatile boolean killed;
  private @Nullable Consumption atTheEnd;

  /// @param client attached to the container's streams
  ContainerCell(DockerClient docker, String name, Process client) {
    this.docker = docker;
    this.name = name;
    this.client = client;
  }

  @Override
  public Process process() {
    return client;
  }

  /// @throws UncheckedIOException where the program has ended and nobody can tell how
  @Override
  public Consumption consumption() {
    if (client.isAlive() || killed) {
      return Consumption.NONE;
    }
    if (atTheEnd == null) {
      atTheEnd = new Consumption(Duration.ZERO, 0, outOfMemory());
    }
    return atTheEnd;
  }

  private boolean outOfMemory() {
    try {
      var format = "{{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}} {{.State.Error}}";
      var state = docker.ask(List.of("inspect", "--type=container", "--format=" + format, name));
      var ended = "exited " + client.exitValue() + " ";
      if (!state.startsWith(ended)) {
        throw new IOException(
            "the client ended with %d, but of the container the engine says: %s"
                .formatted(client.exitValue(), state));
      }
      return state.startsWith(ended + "true");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "nobody can tell how the container ended; " + e.getMessage(), e);
    }
  }

  /// The client goes first: nobody may wait for a container that waits for somebody to read what it
  /// says. The container goes on for a moment, until it is closed.
  @Override
  public void kill() {
    killed = true;
    client.destroyForcibly();
  }

  /// @throws UncheckedIOException where it may still be running
  @Override
  public void close() {
    kill();
    try {
      docker.remove(List.of(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the container could not be removed; " + e.getMessage(), e);
    }
  }
}
