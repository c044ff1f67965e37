package io.athanor.llm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those who wait for a turn, and whose it is: the latest stage's, so that work in progress is
/// finished before new work is begun. Within a stage, first come, first served.
///
/// Repeats of earlier tries stand in a line of their own, before the first calls of their stage or,
/// while there are too many of them, behind all first calls.
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
    private final Deque<W> firsts = new ArrayDeque<>();
    private final Deque<W> repeats = new ArrayDeque<>();
    private int passedOver;

    @Nullable W next(boolean repeat) {
      var next = repeat ? repeats.peekFirst() : null;
      return next == null ? firsts.peekFirst() : next;
    }

    boolean isEmpty() {
      return firsts.isEmpty() && repeats.isEmpty();
    }

    Deque<W> line(boolean repeat) {
      return repeat ? repeats : firsts;
    }
  }

  /// @param stages how many there are; they are numbered from 0, the earliest
  Waiters(int stages) {
    for (int i = 0; i < stages; i++) {
      this.stages.add(new Stage<>());
    }
  }

  void add(int stage, boolean repeat, W waiter) {
    stages.get(stage).line(repeat).addLast(waiter);
  }

  /// Whose turn it is; null if nobody waits. Asking changes nothing.
  ///
  /// @param repeats whether they may go before first calls
  @Nullable W next(boolean repeats) {
    var next = among(repeats);
    return next == null && !repeats ? among(true) : next;
  }

  private @Nullable W among(boolean repeats) {
    Stage<W> next = null;
    for (int i = stages.size() - 1; i >= 0; i--) {
      var stage = stages.get(i);
      if (stage.next(repeats) != null && (next == null || dueBefore(stage, next))) {
        next = stage;
      }
    }
    return next == null ? null : next.next(repeats);
  }

  /// How many repeats wait.
  int repeats() {
    return stages.stream().mapToInt(stage -> stage.repeats.size()).sum();
  }

  /// The stage has a turn: all others that wait are passed over once more.
  void served(int stage) {
    for (var other : stages) {
      other.passedOver = other.isEmpty() ? 0 : other.passedOver + 1;
    }
    stages.get(stage).passedOver = 0;
  }

  /// The waiter waits no longer, whether it had its turn or gave up.
  void remove(int stage, boolean repeat, W waiter) {
    stages.get(stage).line(repeat).removeFirstOccurrence(waiter);
  }

  private static boolean dueBefore(Stage<?> stage, Stage<?> later) {
    return stage.passedOver >= PATIENCE && stage.passedOver > later.passedOver;
  }
}
