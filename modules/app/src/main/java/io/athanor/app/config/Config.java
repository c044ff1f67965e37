package io.athanor.app.config;

import io.athanor.core.Rounds;
import io.athanor.critique.CritiqueSettings;
import io.athanor.evolve.EvolveSettings;
import io.athanor.generate.GenerateSettings;
import io.athanor.record.Tier;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sink.Format;
import io.athanor.sink.SinkPolicy;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.engine.EngineSettings;
import io.athanor.streams.sink.SinkSettings;
import io.athanor.verify.AgreementSettings;
import io.athanor.verify.GradeSettings;
import io.athanor.verify.VerifySettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The whole configuration. A YAML file is laid over [#DEFAULT], so it holds only what differs;
/// `docs/configuration.md` tells of every key.
///
/// @param prefix of topics, groups and transactional ids
/// @param providers more of them, or others under a known name
/// @param sandbox where programs run, and how many at once
/// @param rounds how often an answer is sent back to the teacher at most
/// @param giveUpAfter how long `run` waits for an endpoint that gives no good reply
public record Config(
    String prefix,
    Kafka kafka,
    SchemaRegistry schemaRegistry,
    Topics topics,
    Models models,
    Map<String, ProviderConfig> providers,
    GenerateSettings generate,
    EvolveSettings evolve,
    Critique critique,
    Verify verify,
    SandboxSettings sandbox,
    int rounds,
    Sink sink,
    Engine engine,
    Duration giveUpAfter,
    Metrics metrics) {

  public static final Config DEFAULT =
      new Config(
          "athanor",
          new Kafka(null, Map.of()),
          new SchemaRegistry(null, Map.of(), null, null),
          new Topics(TopicSettings.DEFAULT.partitions(), TopicSettings.DEFAULT.replication(), null),
          Models.DEFAULT,
          Map.of(),
          GenerateSettings.DEFAULT,
          EvolveSettings.DEFAULT,
          new Critique(
              CritiqueSettings.DEFAULT.minAxis(),
              CritiqueSettings.DEFAULT.minMean(),
              CritiqueSettings.DEFAULT.minWords(),
              CritiqueSettings.DEFAULT.controlsEvery()),
          new Verify(
              VerifySettings.DEFAULT.samples(),
              VerifySettings.DEFAULT.agreement(),
              VerifySettings.DEFAULT.limits(),
              VerifySettings.DEFAULT.grade(),
              VerifySettings.DEFAULT.controlsEvery()),
          SandboxSettings.DEFAULT,
          Rounds.DEFAULT.most(),
          new Sink(
              Format.CHAT,
              SinkPolicy.DEFAULT.accepted(),
              SinkPolicy.DEFAULT.shardRows(),
              SinkSettings.DEFAULT.publishEvery()),
          new Engine(
              EngineSettings.DEFAULT_IN_FLIGHT,
              EngineSettings.DEFAULT_ATTEMPTS,
              EngineSettings.DEFAULT_WAIT_BUDGET),
          Duration.ofMinutes(5),
          new Metrics("127.0.0.1", null));

  public Config {
    if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
      throw new IllegalArgumentException(
          "prefix must be letters, digits, \".\", \"_\" and \"-\", at most 80 of them, got \""
              + prefix
              + "\"");
    }
    providers = Map.copyOf(providers);
    within("rounds", rounds, 0, 20);
    positive("give-up-after", giveUpAfter);
    if (verify.samples() > 0 && models.solverRepeatsItself()) {
      throw new IllegalArgumentException(
          "verify.samples wants independent answers, and at temperature 0 a model gives one answer"
              + " again and again; set models.solver.temperature, such as 0.7");
    }
  }

  /// @param bootstrapServers `host:port`, comma-separated; none: `run` starts a broker of its own
  /// @param properties passed to every Kafka client
  public record Kafka(@Nullable String bootstrapServers, Map<String, String> properties) {
    public Kafka {
      properties = Map.copyOf(properties);
    }
  }

  /// @param url http, https, `topic:_schemas` or `mock://…`; none: `topic:_schemas`
  /// @param properties passed to serializer and deserializer, such as `basic.auth.user.info`
  /// @param serializer a class name; none: Athanor's own
  /// @param deserializer likewise
  public record SchemaRegistry(
      @Nullable String url,
      Map<String, String> properties,
      @Nullable String serializer,
      @Nullable String deserializer) {
    public SchemaRegistry {
      properties = Map.copyOf(properties);
    }
  }

  /// @param retention none: records are kept for ever
  public record Topics(int partitions, short replication, @Nullable Duration retention) {
    public Topics {
      within("partitions", partitions, 1, 1000);
      within("replication", replication, 1, 9);
      if (retention != null) {
        positive("retention", retention);
      }
    }
  }

  /// @param minAxis the least score of every axis, 1-5
  /// @param minMean the least mean over the axes, 1-5
  /// @param minWords the fewest words of an answer in prose
  /// @param controlsEvery judged answers between two controls of the judge; 0: none
  public record Critique(int minAxis, double minMean, int minWords, int controlsEvery) {
    public Critique {
      var _ = new CritiqueSettings(Rounds.DEFAULT, minAxis, minMean, minWords, controlsEvery);
    }

    CritiqueSettings settings(Rounds rounds) {
      return new CritiqueSettings(rounds, minAxis, minMean, minWords, controlsEvery);
    }
  }

  /// @param samples independent answers where there is no other evidence; 0: none
  /// @param agreement when those are evidence
  /// @param limits what one run of a program may use
  /// @param grade what a grade is made of
  /// @param controlsEvery answers in a language from one control to the next; 0: none
  public record Verify(
      int samples,
      AgreementSettings agreement,
      Limits limits,
      GradeSettings grade,
      int controlsEvery) {
    public Verify {
      var _ = new VerifySettings(Rounds.DEFAULT, limits, grade, controlsEvery, samples, agreement);
    }

    VerifySettings settings(Rounds rounds) {
      return new VerifySettings(rounds, limits, grade, controlsEvery, samples, agreement);
    }
  }

  /// @param format of a row
  /// @param tier the least tier that reaches the shards
  /// @param shardRows the most rows of a shard
  /// @param publishEvery a shard that has waited so long is published with the rows it has
  public record Sink(Format format, Tier tier, int shardRows, Duration publishEvery) {
    public Sink {
      within("shard-rows", shardRows, 1, 10_000_000);
      positive("publish-every", publishEvery);
    }
  }

  /// @param inFlight records of one stage under way at once; also the most calls to one endpoint
  /// @param attempts charged to a record before it becomes a dead letter
  /// @param waitBudget how long admission waits for a place before it goes on
  public record Engine(int inFlight, int attempts, Duration waitBudget) {
    public Engine {
      within("in-flight", inFlight, 1, 100_000);
      within("attempts", attempts, 1, 1000);
    }
  }

  /// @param host where `/metrics` and `/health` listen
  /// @param port none: 9464, or the next one that is free
  public record Metrics(String host, @Nullable Integer port) {
    public Metrics {
      if (port != null) {
        within("port", port, 0, 65_535);
      }
    }
  }

  /// This, on another cluster.
  public Config reaching(String bootstrapServers) {
    var other = new Kafka(bootstrapServers, kafka.properties());
    return with(prefix, other, schemaRegistry, models, evolve, metrics);
  }

  /// This, with another registry.
  public Config registering(String url) {
    var other =
        new SchemaRegistry(
            url,
            schemaRegistry.properties(),
            schemaRegistry.serializer(),
            schemaRegistry.deserializer());
    return with(prefix, kafka, other, models, evolve, metrics);
  }

  /// This, under another prefix.
  public Config prefixed(String other) {
    return with(other, kafka, schemaRegistry, models, evolve, metrics);
  }

  /// This, with metrics at another port.
  public Config metricsAt(int port) {
    var other = new Metrics(metrics.host(), port);
    return with(prefix, kafka, schemaRegistry, models, evolve, other);
  }

  /// This, asking another model where no role says otherwise.
  public Config asking(ModelConfig chosen) {
    return with(prefix, kafka, schemaRegistry, models.with(chosen), evolve, metrics);
  }

  /// This, with another number of generations.
  public Config evolving(int generations) {
    var other = new EvolveSettings(generations, evolve.weights());
    return with(prefix, kafka, schemaRegistry, models, other, metrics);
  }

  private Config with(
      String prefix,
      Kafka kafka,
      SchemaRegistry registry,
      Models models,
      EvolveSettings evolve,
      Metrics metrics) {
    return new Config(
        prefix,
        kafka,
        registry,
        topics,
        models,
        providers,
        generate,
        evolve,
        critique,
        verify,
        sandbox,
        rounds,
        sink,
        engine,
        giveUpAfter,
        metrics);
  }

  public CritiqueSettings critiqueSettings() {
    return critique.settings(new Rounds(rounds));
  }

  public VerifySettings verifySettings() {
    return verify.settings(new Rounds(rounds));
  }

  private static void within(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, got %d".formatted(key, least, most, value));
    }
  }

  private static void positive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(key + " must be longer than nothing, got 0s");
    }
  }
}
