package io.athanor.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One kill -9 and what came of it.
///
/// @param number from 1
/// @param atSeconds since the scenario began
/// @param victim the process
/// @param broker whether that was the broker
/// @param inFlight calls of the victim under way (of all, where the broker died)
/// @param justFinished its calls that ended within the last commit interval
/// @param repeats calls, until the next kill, that asked what had been asked before
/// @param firstOutputSeconds from the restart to the first new committed record; negative: none
///   came
record Kill(
    int number,
    double atSeconds,
    String victim,
    boolean broker,
    int inFlight,
    long justFinished,
    long repeats,
    double firstOutputSeconds) {

  static final String HEADINGS =
      "number,at_s,victim,broker,in_flight,just_finished,repeats,first_output_s";

  /// What may be asked again.
  long allowed() {
    return inFlight + justFinished;
  }

  boolean cameBack() {
    return firstOutputSeconds >= 0;
  }

  /// This, with so many calls asked again after it.
  Kill followedBy(long repeated) {
    return new Kill(
        number, atSeconds, victim, broker, inFlight, justFinished, repeated, firstOutputSeconds);
  }

  /// The last kill carries what the count was before it, until it is known what came after it.
  static List<Kill> lastFollowedBy(List<Kill> kills, long now) {
    if (kills.isEmpty()) {
      return kills;
    }
    var told = new ArrayList<>(kills);
    var last = told.removeLast();
    told.add(last.followedBy(now - last.repeats()));
    return told;
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%.1f,%s,%b,%d,%d,%d,%.2f",
        number,
        atSeconds,
        victim,
        broker,
        inFlight,
        justFinished,
        repeats,
        firstOutputSeconds);
  }

  static List<String> csv(List<Kill> kills) {
    var lines = new ArrayList<String>();
    lines.add(HEADINGS);
    kills.forEach(kill -> lines.add(kill.csv()));
    return lines;
  }
}
