package io.athanor.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One process of a stage becomes three, the three are restarted in turn, and become one again,
/// with calls in flight all the time.
final class Rolling implements Scenario {
  private static final String NAME = "rolling";
  private static final Duration MIGRATED = Duration.ofSeconds(60);
  private static final Duration GOES_ON = Duration.ofSeconds(60);

  /// Calls that prove that a newcomer was given partitions.
  private static final int PROOF = 5;

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var processes =
        Map.of(
            "rest", List.of("generate", "evolve", "critique", "verify", "sink"),
            "teach-1", List.of("teach"));
    var stopped = new ArrayList<Stopped>();
    var idle = new ArrayList<String>();
    try (var flow = Flow.start(lab, processes, lab.sizes().seeds())) {
      // What a newcomer must restore grows with what has gone through: only then it is put to it.
      Until.holds(
          "seeds to have gone through",
          Duration.ofMinutes(30),
          () -> flow.outputs().finals() >= lab.sizes().seeds());
      var plant = flow.plant();
      var before = Groups.generations(plant.cluster());
      for (var name : List.of("teach-2", "teach-3")) {
        plant.serve(name, "teach");
        awaitWork(flow, name, idle);
      }
      for (var name : List.of("teach-1", "teach-2", "teach-3")) {
        stop(flow, name, stopped);
        plant.restart(name);
        awaitWork(flow, name, idle);
      }
      for (var name : List.of("teach-2", "teach-3")) {
        stop(flow, name, stopped);
      }
      boolean goesOn = flow.goesOn(lab.sizes().inFlight(), GOES_ON);
      int dealt = Groups.added(before, Groups.generations(plant.cluster()));
      var findings = flow.finish();
      var done = "one process of teach to three, each restarted by SIGTERM, to one";
      return List.of(
          Stopped.row(NAME, done, stopped),
          Row.of(
              NAME,
              done,
              "each newcomer makes calls ≤ 60 s after its start; work goes on with one",
              "%s without work; %s; partitions dealt out %d times"
                  .formatted(
                      idle.isEmpty() ? "none" : String.join(", ", idle),
                      goesOn ? "goes on" : "STANDS STILL",
                      dealt),
              idle.isEmpty() && goesOn),
          findings.row(NAME, done));
    }
  }

  private static void stop(Flow flow, String name, List<Stopped> stopped)
      throws InterruptedException {
    var how = Stopped.of(flow.plant().child(name));
    flow.log().say("%s stopped: %s", name, how);
    stopped.add(how);
  }

  private static void awaitWork(Flow flow, String name, List<String> idle)
      throws IOException, InterruptedException {
    long since = System.nanoTime();
    if (Until.within(MIGRATED, () -> flow.plant().metrics(name).calls() >= PROOF)) {
      flow.log().say("%s at work after %.1f s", name, (System.nanoTime() - since) / 1e9);
    } else {
      flow.log().say("%s was given no work", name);
      idle.add(name);
    }
  }
}
