package io.athanor.faults;

import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A factory of separate processes: a broker, and as many of the stages as a scenario likes.
final class Plant implements AutoCloseable {
  static final String BROKER = "broker";

  /// A stage closes within 30 s; a JVM needs a moment more.
  static final Duration GRACE = Duration.ofSeconds(40);

  private static final Duration START = Duration.ofSeconds(60);

  private final Lab lab;
  private final int port;
  private final int registryPort;
  private final Path config;
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, Child> children = new LinkedHashMap<>();
  private final Map<String, Integer> metrics = new HashMap<>();

  private Plant(Lab lab, int port, int registryPort, Path config) {
    this.lab = lab;
    this.port = port;
    this.registryPort = registryPort;
    this.config = config;
  }

  /// Starts the broker and returns once it answers.
  ///
  /// @param models role, or `default`, to the endpoint it asks
  static Plant build(Lab lab, Map<String, Endpoint> models)
      throws IOException, InterruptedException {
    int port = Ports.free();
    var config = lab.dir().resolve("athanor.yaml");
    Files.writeString(config, Settings.yaml(port, lab.sizes().inFlight(), addresses(models)));
    var plant = new Plant(lab, port, Ports.free(), config);
    plant.start(
        BROKER,
        List.of(
            BROKER,
            "--data-dir",
            lab.dir().resolve("broker").toString(),
            "--port",
            Integer.toString(port),
            "--registry-port",
            Integer.toString(plant.registryPort)));
    plant.awaitBroker();
    return plant;
  }

  private static Map<String, URI> addresses(Map<String, Endpoint> models) {
    var addresses = new LinkedHashMap<String, URI>();
    models.forEach((role, endpoint) -> addresses.put(role, endpoint.url()));
    return addresses;
  }

  void awaitBroker() throws IOException, InterruptedException {
    Ports.await(registryPort, START);
  }

  /// Waits until a process has made the pipeline's topics.
  void awaitTopics() throws IOException, InterruptedException {
    var topics = pipeline().topics();
    try (var admin = ClusterAdmin.open(cluster())) {
      Until.holds("the topics", START, () -> admin.topics(topics).size() == topics.size());
    }
  }

  /// Starts a process of these stages.
  Child serve(String name, String... stages) throws IOException {
    int observed = Ports.free();
    var command = new ArrayList<String>(List.of("serve"));
    command.addAll(List.of(stages));
    command.addAll(
        List.of(
            "--config",
            config.toString(),
            "--state-dir",
            state().toString(),
            "--out",
            out().toString(),
            "--metrics-port",
            Integer.toString(observed)));
    metrics.put(name, observed);
    return start(name, command);
  }

  private Child start(String name, List<String> command) throws IOException {
    commands.put(name, command);
    var child = lab.program().start(name, command);
    children.put(name, child);
    return child;
  }

  /// Starts a process that ended, by the same command.
  Child restart(String name) throws IOException {
    return start(name, commands.getOrDefault(name, List.of()));
  }

  Child child(String name) {
    var child = children.get(name);
    if (child == null) {
      throw new IllegalArgumentException("there is no process " + name);
    }
    return child;
  }

  /// All that were started, the broker first.
  Collection<Child> children() {
    return List.copyOf(children.values());
  }

  /// Runs another command of the program against this factory, to its end.
  Program.Ended command(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(words));
    command.addAll(List.of("--config", config.toString()));
    return lab.program().run("command-" + words[0], command);
  }

  /// What a process says of itself.
  Metrics metrics(String name) {
    return new Metrics(metrics.getOrDefault(name, 0));
  }

  Cluster cluster() {
    return new Cluster(Ports.HOST + ":" + port, Map.of());
  }

  Names names() {
    return new Names(Settings.PREFIX);
  }

  Pipeline pipeline() {
    return Pipeline.of(names());
  }

  /// Of this factory's topics; for the caller to close.
  Wire wire() {
    var config = new HashMap<String, Object>(cluster().config());
    config.put("schema.registry.url", "topic:_schemas");
    return Wire.of(config);
  }

  Path out() {
    return lab.dir().resolve("out");
  }

  Path state() {
    return lab.dir().resolve("state");
  }

  /// SIGTERM to all stages; name to exit code, none where one did not end in time.
  Map<String, OptionalInt> stopStages() throws InterruptedException {
    var stages = children.keySet().stream().filter(name -> !name.equals(BROKER)).toList();
    stages.forEach(name -> child(name).process().destroy());
    var codes = new LinkedHashMap<String, OptionalInt>();
    for (var name : stages) {
      codes.put(name, child(name).terminate(GRACE));
    }
    return codes;
  }

  /// Ends all at once.
  @Override
  public void close() {
    children.values().forEach(Child::kill);
  }
}
