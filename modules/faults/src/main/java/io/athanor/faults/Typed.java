package io.athanor.faults;

import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// `athanor run`, with its own broker inside, is killed and typed again until it has done its work.
final class Typed implements Scenario {
  private static final String NAME = "run";
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final Pattern SERVERS = Pattern.compile("broker {3}(127\\.0\\.0\\.1:\\d+)");
  private static final Pipeline PIPELINE = Pipeline.of(new Names("athanor"));

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var seeds = Files.write(lab.dir().resolve("seeds.jsonl"), seeds(lab.sizes().typedSeeds()));
    try (var endpoint = Endpoint.open(lab.sizes().latency())) {
      var config = lab.dir().resolve("athanor.yaml");
      Files.writeString(
          config, Settings.embedded(lab.sizes().inFlight(), Map.of("default", endpoint.url())));
      var command =
          List.of(
              "run",
              "--seeds",
              seeds.toString(),
              "--out",
              out(lab).toString(),
              "--config",
              config.toString());
      var kills = killed(lab, endpoint, command);
      int code = lab.program().start(NAME, command).await();
      kills = Kill.lastFollowedBy(kills, endpoint.repeats());
      lab.log().say("typed for the last time: code %d", code);
      var rows = new ArrayList<Row>();
      rows.add(
          Row.of(NAME, done(kills), "typed again it ends with code 0", "code " + code, code == 0));
      rows.add(audited(lab).row(NAME, done(kills)));
      rows.add(KillJudgement.extra(NAME, done(kills), kills));
      rows.add(KillJudgement.brokerBack(NAME, done(kills), kills));
      return rows;
    }
  }

  private static List<Kill> killed(Lab lab, Endpoint endpoint, List<String> command)
      throws IOException, InterruptedException {
    var random = new Random(lab.sizes().random());
    var kills = new ArrayList<Kill>();
    var child = lab.program().start(NAME, command);
    awaitNew(child, 0, Map.of());
    while (kills.size() < lab.sizes().typed()) {
      Thread.sleep((long) (lab.sizes().killEvery().toMillis() * (0.5 + random.nextDouble())));
      if (!child.isAlive()) {
        lab.log().say("it is done already; give it more --run-seeds for more kills");
        break;
      }
      var ends = ends(servers(child, 0), IsolationLevel.READ_UNCOMMITTED);
      long said = Files.size(child.log());
      int inFlight = endpoint.inFlight();
      long justFinished = endpoint.endedWithin(Duration.ofMillis(100));
      long repeats = endpoint.repeats();
      kills = new ArrayList<>(Kill.lastFollowedBy(kills, repeats));
      double at = lab.log().elapsed().toMillis() / 1000.0;
      child.kill();
      long since = System.nanoTime();
      child = lab.program().start(NAME, command);
      double back = awaitNew(child, said, ends) ? (System.nanoTime() - since) / 1e9 : -1;
      lab.log().say("killed with %d calls in flight; new output after %.1f s", inFlight, back);
      kills.add(new Kill(kills.size() + 1, at, NAME, true, inFlight, justFinished, repeats, back));
    }
    child.kill();
    return kills;
  }

  /// Waits for committed records of stages behind these offsets.
  ///
  /// @param said how long the log was before
  private static boolean awaitNew(Child child, long said, Map<TopicPartition, Long> behind)
      throws IOException, InterruptedException {
    return Until.within(
        BACK,
        () -> {
          var servers = servers(child, said);
          return !servers.isEmpty()
              && ends(servers, IsolationLevel.READ_COMMITTED).entrySet().stream()
                  .anyMatch(end -> end.getValue() > behind.getOrDefault(end.getKey(), 0L));
        });
  }

  /// Where the broker inside listens; empty where that is not said yet.
  private static String servers(Child child, long from) throws IOException {
    var bytes = Files.readAllBytes(child.log());
    var told = new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8);
    return SERVERS
        .matcher(told)
        .results()
        .reduce((_, last) -> last)
        .map(m -> m.group(1))
        .orElse("");
  }

  private static Map<TopicPartition, Long> ends(String servers, IsolationLevel isolation) {
    try (var admin = ClusterAdmin.open(new Cluster(servers, Map.of()))) {
      var names = PIPELINE.names();
      return admin.ends(
          admin.partitions(
              List.of(
                  names.answers().name(), names.critiques().name(), names.gradedSamples().name())),
          isolation);
    }
  }

  private static Findings audited(Lab lab) throws IOException, InterruptedException {
    int port = Ports.free();
    int registryPort = Ports.free();
    var broker =
        lab.program()
            .start(
                "broker",
                List.of(
                    "broker",
                    "--data-dir",
                    out(lab).resolve(".athanor").toString(),
                    "--port",
                    Integer.toString(port),
                    "--registry-port",
                    Integer.toString(registryPort)));
    Ports.await(registryPort, BACK);
    var cluster = new Cluster(Ports.HOST + ":" + port, Map.of());
    var config = new HashMap<String, Object>(cluster.config());
    config.put("schema.registry.url", "topic:_schemas");
    try (var wire = Wire.of(config)) {
      var evidence = new Audit(cluster, PIPELINE, wire, out(lab)).read(ids(lab.sizes()));
      lab.log().say("ledger\n" + evidence.ledger());
      return Findings.of(evidence);
    } finally {
      broker.kill();
    }
  }

  private static Set<String> ids(Sizes sizes) {
    var ids = new HashSet<String>();
    IntStream.range(0, sizes.typedSeeds()).mapToObj(SeedText::id).forEach(ids::add);
    return ids;
  }

  private static List<String> seeds(int count) {
    return IntStream.range(0, count).mapToObj(SeedText::json).toList();
  }

  private static Path out(Lab lab) {
    return lab.dir().resolve("out");
  }

  private static String done(List<Kill> kills) {
    return "athanor run, %d × kill -9, typed again at once".formatted(kills.size());
  }
}
