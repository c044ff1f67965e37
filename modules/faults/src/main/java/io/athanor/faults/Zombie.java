package io.athanor.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One of two processes of the teacher's stage, and one of two sinks, stand still for longer than
/// the group waits for a member, and then go on as if nothing had been.
final class Zombie implements Scenario {
  private static final String NAME = "zombie";

  /// Stages are missed after 15 s, sinks after as long.
  private static final Duration SESSION = Duration.ofSeconds(15);

  private static final Duration TAKEN_OVER = Duration.ofSeconds(15);
  private static final Duration BACK = Duration.ofSeconds(60);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var processes =
        Map.of(
            "rest", List.of("generate", "evolve", "critique", "verify"),
            "teach-1", List.of("teach"),
            "teach-2", List.of("teach"),
            "sink-1", List.of("sink"),
            "sink-2", List.of("sink"));
    try (var flow = Flow.start(lab, processes, lab.sizes().seeds())) {
      var plant = flow.plant();
      Until.holds("both teachers at work", BACK, () -> plant.metrics("teach-2").calls() > 0);
      var before = Groups.generations(plant.cluster());
      plant.child("teach-2").freeze();
      plant.child("sink-2").freeze();
      flow.log().say("two processes stand still");
      Thread.sleep(SESSION);
      boolean dealtOut =
          Until.within(
              TAKEN_OVER, () -> Groups.added(before, Groups.generations(plant.cluster())) >= 2);
      boolean goesOn = flow.goesOn(lab.sizes().inFlight(), BACK);
      plant.child("teach-2").thaw();
      plant.child("sink-2").thaw();
      flow.log().say("they go on");
      long calls = plant.metrics("teach-2").calls();
      boolean back = Until.within(BACK, () -> plant.metrics("teach-2").calls() > calls + 10);
      var findings = flow.finish();
      var done = "SIGSTOP of one of two teachers and one of two sinks for > 15 s, then SIGCONT";
      return List.of(
          Row.of(
              NAME,
              done,
              "the other one takes over and goes on",
              "%s, %s"
                  .formatted(
                      dealtOut ? "partitions dealt out anew" : "partitions NOT dealt out anew",
                      goesOn ? "work went on" : "work STOOD STILL"),
              dealtOut && goesOn),
          Row.of(
              NAME,
              done,
              "it is fenced and works again ≤ 60 s after",
              back ? "at work again" : "NOT at work again",
              back),
          findings.row(NAME, done));
    }
  }
}
