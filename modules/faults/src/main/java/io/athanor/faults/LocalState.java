package io.athanor.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// What a stage keeps beside its topics is lost: the state directory, whole or in part, and at last
/// the topic that the state is restored from.
final class LocalState implements Scenario {
  private static final String NAME = "state";
  private static final String PROCESS = "teach";
  private static final Duration BACK = Duration.ofSeconds(60);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var processes =
        Map.of(
            "rest",
            List.of("generate", "evolve", "critique", "verify", "sink"),
            PROCESS,
            List.of("teach"));
    var application = Settings.PREFIX + "-teach";
    try (var flow = Flow.start(lab, processes, lab.sizes().seeds())) {
      var plant = flow.plant();
      var state = plant.state().resolve(application);
      boolean lost = survives(flow, "state directory removed", () -> remove(state));
      boolean corrupt = survives(flow, "bytes flipped in every file of it", () -> flip(state));
      var findings = flow.finish();
      var done = "kill -9 of teach; its state directory removed; then bytes flipped in its files";
      return List.of(
          Row.of(
              NAME,
              done,
              "restored: new output ≤ 60 s after the restart",
              "%s, %s".formatted(lost ? "restored" : "NOT restored", corrupt ? "restored" : "NOT"),
              lost && corrupt),
          findings.row(NAME, done),
          withoutChangelog(flow, application + "-teach-in-flight-changelog"));
    }
  }

  @FunctionalInterface
  private interface Damage {
    void doIt() throws IOException;
  }

  private static boolean survives(Flow flow, String what, Damage damage)
      throws IOException, InterruptedException {
    var plant = flow.plant();
    plant.child(PROCESS).kill();
    damage.doIt();
    plant.restart(PROCESS);
    Until.within(BACK, () -> plant.metrics(PROCESS).answers());
    boolean back = Until.within(BACK, () -> plant.metrics(PROCESS).calls() > 0);
    flow.log().say("%s: %s", what, back ? "at work again" : "NOT at work again");
    return back;
  }

  /// The state is gone for good: to begin anew would be to forget what was in flight.
  private static Row withoutChangelog(Flow flow, String topic)
      throws IOException, InterruptedException, ExecutionException {
    var plant = flow.plant();
    plant.child(PROCESS).kill();
    try (var admin = Admin.create(plant.cluster().config())) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    var child = plant.restart(PROCESS);
    boolean refused = Until.within(BACK, () -> !child.isAlive());
    boolean named = Files.readString(child.log()).contains(topic);
    flow.log().say("changelog deleted: %s", refused ? "refused" : "NOT refused");
    return Row.of(
        NAME,
        "kill -9 of teach; its changelog topic deleted",
        "refuses to start and names the topic",
        refused
            ? "ended with code %d%s"
                .formatted(
                    child.process().exitValue(), named ? ", topic named" : ", topic NOT named")
            : "started as if nothing had been",
        refused && named);
  }

  private static void remove(Path state) throws IOException {
    try (var all = Files.walk(state)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void flip(Path state) throws IOException {
    try (var all = Files.walk(state)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += 7) {
          bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
      }
    }
  }
}
