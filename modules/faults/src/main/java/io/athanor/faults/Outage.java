package io.athanor.faults;

import io.athanor.rehearsal.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The endpoint is down for a while: once it refuses connections, once it answers 500.
final class Outage implements Scenario {
  private static final String NAME = "outage";
  private static final String STAGES = "all";
  private static final Duration WARM = Duration.ofSeconds(90);
  private static final Duration BEFORE = Duration.ofSeconds(4);
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /// Calls that were begun when it went down have ended, and the stages know, after so long.
  private static final Duration NOTICED = Duration.ofSeconds(2);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    try (var endpoint = Endpoint.open(lab.sizes().latency());
        var plant = Plant.build(lab, Map.of("default", endpoint))) {
      plant.serve(STAGES, "all");
      plant.awaitTopics();
      try (var outputs = Outputs.watch(plant)) {
        var feeder = Feeder.start(plant, outputs, lab.sizes().seeds(), 3 * lab.sizes().inFlight());
        var refused =
            down(lab, plant, endpoint, "connections refused", endpoint::down, endpoint::up);
        var broken =
            down(
                lab,
                plant,
                endpoint,
                "every call answered 500",
                () -> endpoint.faults(Map.of(Fault.SERVER_ERROR, 1.0)),
                () -> endpoint.faults(Map.of()));
        var seeds = feeder.stop();
        lab.log().say("%d seeds; waiting for the last", seeds.size());
        var findings = Audit.settled(plant, seeds, SETTLED, lab.log());
        var rows = new ArrayList<Row>();
        rows.addAll(OutageJudgement.rows(NAME, refused));
        rows.addAll(OutageJudgement.rows(NAME, broken));
        rows.add(findings.row(NAME, "both outages"));
        return rows;
      }
    }
  }

  private static OutageMeasured down(
      Lab lab, Plant plant, Endpoint endpoint, String how, Runnable down, Runnable up)
      throws IOException, InterruptedException {
    var full = new AtCeiling(lab.sizes().inFlight());
    Until.holds("the endpoint to be used in full", WARM, () -> full.isReached(endpoint.inFlight()));
    Thread.sleep(BEFORE);
    double before = rate(endpoint, BEFORE);
    var groups = Groups.generations(plant.cluster());
    int inFlight = endpoint.inFlight();
    lab.log().say("%s with %d calls in flight, %.0f calls/s before", how, inFlight, before);
    down.run();
    Thread.sleep(NOTICED);
    long callsAtFirst = plant.metrics(STAGES).calls();
    Thread.sleep(lab.sizes().outage().minus(NOTICED));
    long calls = plant.metrics(STAGES).calls() - callsAtFirst;
    up.run();
    long since = System.nanoTime();
    lab.log().say("%d calls in the outage; it is over", calls);
    boolean back =
        Until.within(BACK, () -> rate(endpoint, WINDOW) >= OutageJudgement.FULL * before);
    double recovery = back ? (System.nanoTime() - since) / 1e9 : -1;
    lab.log().say("full rate again after %.1f s", recovery);
    int rebalances = Groups.added(groups, Groups.generations(plant.cluster()));
    return new OutageMeasured(
        how, lab.sizes().outage(), inFlight, before, calls, recovery, rebalances);
  }

  private static double rate(Endpoint endpoint, Duration over) {
    return endpoint.endedWithin(over) / (over.toMillis() / 1000.0);
  }

  /// Calls come and go, so that the ceiling is touched only now and then.
  private record AtCeiling(int ceiling) {
    boolean isReached(int inFlight) {
      return inFlight >= 0.9 * ceiling;
    }
  }
}
