package io.athanor.streams.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How often a failed stream thread is replaced. Not safe for use by several threads.
final class Restarts {
  static final int MOST = 3;
  static final Duration WITHIN = Duration.ofMinutes(5);

  private final Deque<Instant> failures = new ArrayDeque<>();

  /// Whether another thread may take the place of one that failed now.
  boolean allow(Instant now) {
    while (!failures.isEmpty() && failures.peek().isBefore(now.minus(WITHIN))) {
      failures.remove();
    }
    failures.add(now);
    return failures.size() <= MOST;
  }
}
