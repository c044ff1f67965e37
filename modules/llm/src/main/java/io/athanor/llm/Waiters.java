package io.athanor.llm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those who wait for a turn, and whose it is: the latest stage's, so that work in progress is
/// finished before new work is begun. Within a stage, first come, first served.
///
/// No stage starves: one that waits is passed over 19 times in a row, then it is next, which keeps
/// it one turn in 20. Stages that come due together go one after the other.
///
/// Not safe for threads: [Gate] holds a lock.
///
/// @param <W> one who waits
final class Waiters<W> {
  /// How often a stage that waits is passed over at most.
  static final int PATIENCE = 19;

  private final List<Stage<W>> stages = new ArrayList<>();

  private static final class Stage<W> {
    private final Deque<W> queue = new ArrayDeque<>();
    private int passedOver;
  }

  /// @param stages how many there are; they are numbered from 0, the earliest
  Waiters(int stages) {
    for (int i = 0; i < stages; i++) {
      this.stages.add(new Stage<>());
    }
  }

  void add(int stage, W waiter) {
    stages.get(stage).queue.addLast(waiter);
  }

  /// Whose turn it is; null if nobody waits. Asking changes nothing.
  @Nullable W next() {
    Stage<W> next = null;
    for (var stage : stages.reversed()) {
      if (!stage.queue.isEmpty() && (next == null || dueBefore(stage, next))) {
        next = stage;
      }
    }
    return next == null ? null : next.queue.peekFirst();
  }

  /// The stage has a turn: all others that wait are passed over once more.
  void served(int stage) {
    for (var other : stages) {
      other.passedOver = other.queue.isEmpty() ? 0 : other.passedOver + 1;
    }
    stages.get(stage).passedOver = 0;
  }

  /// The waiter waits no longer, whether it had its turn or gave up.
  void remove(int stage, W waiter) {
    stages.get(stage).queue.removeFirstOccurrence(waiter);
  }

  private static boolean dueBefore(Stage<?> stage, Stage<?> later) {
    return stage.passedOver >= PATIENCE && stage.passedOver > later.passedOver;
  }
}
