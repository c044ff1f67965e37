package io.athanor.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process of a stage joins or leaves every 5 s.
final class Churn implements Scenario {
  private static final String NAME = "rebalances";
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration STARTED = Duration.ofSeconds(60);
  private static final Duration GOES_ON = Duration.ofSeconds(60);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var processes =
        Map.of(
            "rest", List.of("generate", "evolve", "critique", "verify", "sink"),
            "teach-1", List.of("teach"));
    try (var flow = Flow.start(lab, processes, lab.sizes().seeds())) {
      var plant = flow.plant();
      var before = Groups.generations(plant.cluster());
      var stopped = new ArrayList<Stopped>();
      long finals = flow.outputs().finals();
      for (int time = 0; time < lab.sizes().joins(); time++) {
        plant.serve("teach-2", "teach");
        Until.holds("the newcomer", STARTED, () -> plant.metrics("teach-2").answers());
        Thread.sleep(EVERY);
        var how = Stopped.of(plant.child("teach-2"));
        stopped.add(how);
        flow.log().say("joined and left: %s; %d records so far", how, flow.outputs().finals());
        Thread.sleep(EVERY);
      }
      long meanwhile = flow.outputs().finals() - finals;
      boolean goesOn = flow.goesOn(lab.sizes().inFlight(), GOES_ON);
      int dealt = Groups.added(before, Groups.generations(plant.cluster()));
      var findings = flow.finish();
      int joins = lab.sizes().joins();
      var done = "%d times a process joins, and leaves 5 s later".formatted(joins);
      return List.of(
          Stopped.row(NAME, done, stopped),
          Row.of(
              NAME,
              done,
              "work goes on; partitions dealt out 1 to 4 times for each",
              "%d records meanwhile, %s after; dealt out %d times"
                  .formatted(meanwhile, goesOn ? "goes on" : "STANDS STILL", dealt),
              meanwhile > 0 && goesOn && dealt >= joins && dealt <= 4 * joins),
          findings.row(NAME, done));
    }
  }
}
