package io.athanor.faults;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What must hold of a series of kills.
final class KillJudgement {
  static final double MOST_EXTRA = 1.1;
  static final double STAGE_BACK_S = 5;
  static final double BROKER_BACK_S = 10;

  private KillJudgement() {}

  static List<Row> rows(String fault, List<Kill> kills) {
    var done = "%d × kill -9, restart at once".formatted(kills.size());
    return List.of(
        extra(fault, done, kills),
        back(fault, done, "a stage", STAGE_BACK_S, kills, kill -> !kill.broker()),
        brokerBack(fault, done, kills));
  }

  static Row brokerBack(String fault, String done, List<Kill> kills) {
    return back(fault, done, "the broker", BROKER_BACK_S, kills, Kill::broker);
  }

  static Row extra(String fault, String done, List<Kill> kills) {
    long repeats = kills.stream().mapToLong(Kill::repeats).sum();
    long allowed = kills.stream().mapToLong(Kill::allowed).sum();
    return Row.timed(
        fault,
        done,
        "extra calls ≤ 1.1 × (in flight at the kill + ended in the 100 ms before)",
        String.format(
            Locale.ROOT,
            "%,d extra, %,d in flight or just ended: %s",
            repeats,
            allowed,
            allowed == 0 ? "-" : String.format(Locale.ROOT, "%.2f ×", (double) repeats / allowed)),
        repeats <= MOST_EXTRA * allowed);
  }

  private static Row back(
      String fault,
      String done,
      String what,
      double most,
      List<Kill> kills,
      Predicate<Kill> which) {
    var criterion =
        String.format(
            Locale.ROOT, "first new output ≤ %.0f s after the restart of %s (median)", most, what);
    var those = kills.stream().filter(which).toList();
    if (those.isEmpty()) {
      return Row.skipped(fault, done, criterion, "none was killed");
    }
    var back = those.stream().filter(Kill::cameBack).map(Kill::firstOutputSeconds).toList();
    if (back.isEmpty()) {
      return Row.of(fault, done, criterion, "nothing came", false);
    }
    var spread = Spread.of(back);
    long never = those.size() - back.size();
    if (never > 0) {
      return Row.of(
          fault,
          done,
          criterion,
          "%s s of %d; after %d none came".formatted(spread, those.size(), never),
          false);
    }
    return Row.timed(
        fault,
        done,
        criterion,
        "%s s of %d".formatted(spread, those.size()),
        spread.median() <= most);
  }
}
