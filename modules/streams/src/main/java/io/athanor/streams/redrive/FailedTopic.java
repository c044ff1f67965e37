package io.athanor.streams.redrive;

import io.athanor.streams.Line;

/// A stage's dead letters and where they came from.
///
/// @param stage the line's name
/// @param topic where its dead letters are
/// @param input what it reads
public record FailedTopic(String stage, String topic, String input) {

  public static FailedTopic of(Line<?, ?, ?> line) {
    return new FailedTopic(line.name(), line.failed(), line.from().name());
  }

  /// Where it is marked which letters were put back ([Redrive]).
  String marks() {
    return topic.replaceFirst("\\.failed$", "") + ".redriven";
  }
}
