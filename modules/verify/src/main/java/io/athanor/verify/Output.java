package io.athanor.verify;

import com.fasterxml.jackson.databind.JsonNode;

/// What a solution made of an input.
sealed interface Output {

  /// @param value what the function returned, or the text that the program printed
  record Gave(JsonNode value) implements Output {}

  /// It ran, and gave nothing.
  ///
  /// @param atALimit whether another input would most likely only spend as much again
  record Broke(boolean atALimit) implements Output {}

  /// It was not run, or the machinery failed: it has no vote.
  record Untold() implements Output {}
}
