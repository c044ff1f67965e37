package io.athanor.streams;

import java.util.List;

/// Lines that run together as one Kafka Streams application.
///
/// @param name its name on the command line; with the prefix, its application id
/// @param lines one sub-topology each
public record Application(String name, List<Line<?, ?, ?>> lines) {
  public Application {
    lines = List.copyOf(lines);
  }
}
