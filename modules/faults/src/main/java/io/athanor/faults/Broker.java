package io.athanor.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The broker is gone for a while under load and comes back.
final class Broker implements Scenario {
  private static final String NAME = "broker";
  private static final Duration BACK = Duration.ofSeconds(60);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var processes =
        Map.of(
            "begin", List.of("generate", "evolve"),
            "middle", List.of("teach", "critique"),
            "end", List.of("verify", "sink"));
    try (var flow = Flow.start(lab, processes, lab.sizes().seeds())) {
      var plant = flow.plant();
      plant.child(Plant.BROKER).kill();
      flow.log().say("the broker is gone, with %d calls in flight", flow.endpoint().inFlight());
      Thread.sleep(lab.sizes().brokerGone());
      plant.restart(Plant.BROKER);
      plant.awaitBroker();
      long since = System.nanoTime();
      boolean goesOn = flow.goesOn(1, BACK);
      double back = (System.nanoTime() - since) / 1e9;
      flow.log().say("it is back; the first new record after %.1f s", back);
      var ended = new ArrayList<String>();
      plant.children().stream().filter(child -> !child.isAlive()).forEach(c -> ended.add(c.name()));
      // One that ended says that its command goes on: so it is given again.
      for (var name : ended) {
        plant.restart(name);
      }
      var findings = flow.finish();
      var done = "broker killed, back after %d s".formatted(lab.sizes().brokerGone().toSeconds());
      return List.of(
          Row.of(
              NAME,
              done,
              "no process ends; work goes on ≤ 60 s after it is back",
              "%s; %s"
                  .formatted(
                      ended.isEmpty() ? "none ended" : String.join(", ", ended) + " ended",
                      goesOn ? "on after %.1f s".formatted(back) : "STANDS STILL"),
              ended.isEmpty() && goesOn),
          findings.row(NAME, done));
    }
  }
}
