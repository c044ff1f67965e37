package io.athanor.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.athanor.record.GradedSample;

/// A graded sample as one line of a JSONL data set.
///
/// A format is a pure function: the same sample gives the same members in the same order, with no
/// clock and no chance in it, so that a row written again is the same row. The shard adds a last
/// member `source` of its own, which it needs to go on after a crash; a format has none of that
/// name. Called by several threads at once.
@FunctionalInterface
public interface RowFormat {
  ObjectNode row(GradedSample sample);
}
