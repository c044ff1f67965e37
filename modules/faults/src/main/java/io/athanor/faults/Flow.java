package io.athanor.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A factory at work: one endpoint, seeds flowing in, its outputs watched.
record Flow(Lab lab, Endpoint endpoint, Plant plant, Outputs outputs, Feeder feeder)
    implements AutoCloseable {
  private static final Duration WARM = Duration.ofSeconds(90);
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /// Of the factory's stages, so many seeds for each place in flight keep three busy.
  private static final int WINDOW = 3;

  /// Starts processes of stages, and returns once the first records are through.
  ///
  /// @param processes name to stages
  /// @param least seeds that go in at least
  static Flow start(Lab lab, Map<String, List<String>> processes, int least) throws Exception {
    return start(lab, Endpoint.open(lab.sizes().latency()), processes, least);
  }

  /// The same, asking an endpoint of a special kind.
  static Flow start(Lab lab, Endpoint endpoint, Map<String, List<String>> processes, int least)
      throws Exception {
    var plant = Plant.build(lab, Map.of("default", endpoint));
    try {
      for (var process : processes.entrySet()) {
        plant.serve(process.getKey(), process.getValue().toArray(String[]::new));
      }
      plant.awaitTopics();
      var outputs = Outputs.watch(plant);
      var feeder = Feeder.start(plant, outputs, least, WINDOW * lab.sizes().inFlight());
      Until.holds("work in every stage", WARM, () -> outputs.finals() > 0);
      return new Flow(lab, endpoint, plant, outputs, feeder);
    } catch (Exception e) {
      plant.close();
      endpoint.close();
      throw e;
    }
  }

  Log log() {
    return lab.log();
  }

  /// Stops feeding, waits until all is settled, and audits.
  Findings finish() throws IOException, InterruptedException {
    var seeds = feeder.stop();
    log().say("%d seeds; waiting for the last", seeds.size());
    return Audit.settled(plant, seeds, SETTLED, log());
  }

  /// Whether so many more records come to their end in time.
  boolean goesOn(int records, Duration most) throws IOException, InterruptedException {
    long from = outputs.finals();
    return Until.within(most, () -> outputs.finals() >= from + records);
  }

  @Override
  public void close() throws InterruptedException {
    outputs.close();
    plant.close();
    endpoint.close();
  }
}
