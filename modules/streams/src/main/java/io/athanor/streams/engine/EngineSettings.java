package io.athanor.streams.engine;

import io.athanor.core.Backoff;
import java.nio.file.Path;
import java.time.Duration;

/// How an application runs.
///
/// @param guarantee what a crash may do to the output; default [Guarantee#EXACTLY_ONCE]
/// @param inFlight calls under way at once, from which on admission waits; default 256
/// @param attempts tries charged to a record before it becomes a dead letter; default 5
/// @param backoff the wait between tries; default [Backoff#DEFAULT]
/// @param waitBudget how long the stream thread may wait for a free place in one loop before it
///   admits the next record anyway, at most 2 s: a longer wait outlives the transaction; default
///   100 ms
/// @param maxRecordBytes the largest record, key and headers included, that is written; default 16
///   MiB
/// @param stateDir where applications keep their local state; on a disk that survives a restart
public record EngineSettings(
    Guarantee guarantee,
    int inFlight,
    int attempts,
    Backoff backoff,
    Duration waitBudget,
    int maxRecordBytes,
    Path stateDir) {

  public static final int DEFAULT_IN_FLIGHT = 256;
  public static final int DEFAULT_ATTEMPTS = 5;
  public static final Duration DEFAULT_WAIT_BUDGET = Duration.ofMillis(100);
  public static final int DEFAULT_MAX_RECORD_BYTES = 16 << 20;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final int SMALLEST_MAX = 64 << 10;
  private static final int LARGEST_MAX = 64 << 20;

  public EngineSettings {
    if (inFlight < 1) {
      throw new IllegalArgumentException("in-flight must be at least 1, got " + inFlight);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, got " + attempts);
    }
    if (waitBudget.isNegative() || waitBudget.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "wait-budget must be between 0 s and 2 s, got " + waitBudget);
    }
    if (maxRecordBytes < SMALLEST_MAX || maxRecordBytes > LARGEST_MAX) {
      throw new IllegalArgumentException(
          "max-record-bytes must be between 64 KiB and 64 MiB, got " + maxRecordBytes);
    }
  }

  /// The defaults, with local state under `stateDir`.
  public static EngineSettings in(Path stateDir) {
    return new EngineSettings(
        Guarantee.EXACTLY_ONCE,
        DEFAULT_IN_FLIGHT,
        DEFAULT_ATTEMPTS,
        Backoff.DEFAULT,
        DEFAULT_WAIT_BUDGET,
        DEFAULT_MAX_RECORD_BYTES,
        stateDir);
  }
}
