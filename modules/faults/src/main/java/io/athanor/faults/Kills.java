package io.athanor.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Kill -9 of one process after the other, in random order at random times, while seeds flow; each
/// is started again at once.
final class Kills implements Scenario {
  private static final String NAME = "kills";

  /// How much the engine may have finished and not committed.
  private static final Duration COMMIT = Duration.ofMillis(100);

  private static final Duration WARM = Duration.ofSeconds(60);
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /// Of the factory's stages, so many seeds for each place in flight keep three busy.
  private static final int WINDOW = 3;

  /// A process that may be killed.
  ///
  /// @param endpoints that it asks
  /// @param sources the topics it makes records of
  private record Victim(String name, List<Endpoint> endpoints, Set<String> sources) {
    boolean isBroker() {
      return name.equals(Plant.BROKER);
    }

    int inFlight() {
      return endpoints.stream().mapToInt(Endpoint::inFlight).sum();
    }

    long justFinished() {
      return endpoints.stream().mapToLong(endpoint -> endpoint.endedWithin(COMMIT)).sum();
    }
  }

  @Override
  public List<Row> run(Lab lab) throws Exception {
    try (var evolver = Endpoint.open(lab.sizes().latency());
        var teacher = Endpoint.open(lab.sizes().latency());
        var judge = Endpoint.open(lab.sizes().latency());
        var plant = Plant.build(lab, roles(evolver, teacher, judge))) {
      var names = plant.names();
      var begin =
          new Victim(
              "generate+evolve",
              List.of(evolver),
              Set.of(names.seeds().name(), names.instructions().name()));
      var middle =
          new Victim(
              "teach+critique",
              List.of(teacher, judge),
              Set.of(names.assignments().name(), names.answers().name()));
      var end = new Victim("verify+sink", List.of(), Set.of(names.critiques().name()));
      for (var stage : List.of(begin, middle, end)) {
        plant.serve(stage.name(), stage.name().split("\\+"));
      }
      var all = new ArrayList<String>();
      List.of(begin, middle, end).forEach(stage -> all.addAll(stage.sources()));
      var broker = new Victim(Plant.BROKER, List.of(evolver, teacher, judge), Set.copyOf(all));
      return kill(lab, plant, List.of(begin, middle, end, broker));
    }
  }

  private static Map<String, Endpoint> roles(Endpoint evolver, Endpoint teacher, Endpoint judge) {
    var roles = new LinkedHashMap<String, Endpoint>();
    roles.put("default", evolver);
    roles.put("evolver", evolver);
    roles.put("teacher", teacher);
    roles.put("judge", judge);
    return roles;
  }

  private static List<Row> kill(Lab lab, Plant plant, List<Victim> victims) throws Exception {
    var random = new Random(lab.sizes().random());
    List<Kill> kills = new ArrayList<>();
    var turn = new ArrayList<Victim>();
    var everyone = victims.getLast();
    plant.awaitTopics();
    try (var outputs = Outputs.watch(plant)) {
      var feeder =
          Feeder.start(plant, outputs, lab.sizes().seeds(), WINDOW * lab.sizes().inFlight());
      Until.holds("work in every stage", WARM, () -> outputs.finals() > 0);
      lab.log().say("%d calls repeated before any kill", repeats(everyone.endpoints()));
      while (kills.size() < lab.sizes().kills()) {
        pause(random, lab.sizes().killEvery());
        if (turn.isEmpty()) {
          turn.addAll(victims);
          Collections.shuffle(turn, random);
        }
        var victim = turn.removeLast();
        long before = repeats(everyone.endpoints());
        kills = Kill.lastFollowedBy(kills, before);
        kills.add(kill(lab, plant, outputs, victim, kills.size() + 1, before));
      }
      var seeds = feeder.stop();
      lab.log().say("%d seeds; waiting for the last", seeds.size());
      var findings = Audit.settled(plant, seeds, SETTLED, lab.log());
      kills = Kill.lastFollowedBy(kills, repeats(everyone.endpoints()));
      var csv = Files.write(lab.dir().resolveSibling("kills.csv"), Kill.csv(kills));
      lab.log().say("every kill is in %s", csv);
      var rows = new ArrayList<Row>();
      rows.add(findings.row(NAME, "%d × kill -9, restart at once".formatted(kills.size())));
      rows.addAll(KillJudgement.rows(NAME, kills));
      return rows;
    }
  }

  private static Kill kill(
      Lab lab, Plant plant, Outputs outputs, Victim victim, int number, long repeats)
      throws IOException, InterruptedException, ExecutionException {
    double at = lab.log().elapsed().toMillis() / 1000.0;
    // A dead broker cannot say where its topics end.
    var ends = outputs.ends();
    int inFlight = victim.inFlight();
    long justFinished = victim.justFinished();
    plant.child(victim.name()).kill();
    var behind = victim.isBroker() ? ends : outputs.ends();
    long restarted = System.nanoTime();
    plant.restart(victim.name());
    var next = outputs.next(victim.sources(), behind);
    double back = seconds(next, restarted);
    lab.log()
        .say(
            "kill %d: %s with %d calls in flight; first new output after %.1f s",
            number, victim.name(), inFlight, back);
    return new Kill(
        number, at, victim.name(), victim.isBroker(), inFlight, justFinished, repeats, back);
  }

  private static double seconds(Future<Long> seen, long since)
      throws InterruptedException, ExecutionException {
    try {
      return (seen.get(BACK.toSeconds(), TimeUnit.SECONDS) - since) / 1e9;
    } catch (TimeoutException e) {
      return -1;
    }
  }

  private static long repeats(Collection<Endpoint> endpoints) {
    return endpoints.stream().mapToLong(Endpoint::repeats).sum();
  }

  private static void pause(Random random, Duration mean) throws InterruptedException {
    Thread.sleep((long) (mean.toMillis() * (0.5 + random.nextDouble())));
  }
}
