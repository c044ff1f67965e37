package io.athanor.app.factory;

import io.athanor.app.config.Config;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Sentences;
import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.streams.Cluster;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import io.athanor.streams.Wire;
import java.util.HashMap;

/// Where a factory stands: a cluster, the wire to it, and the names it uses there.
public record Site(Cluster cluster, Wire wire, Names names) implements AutoCloseable {

  /// Schemas kept on the cluster itself need no server.
  private static final String REGISTRY_IN_TOPIC = "topic:_schemas";

  /// Asks nothing of the cluster yet.
  ///
  /// @throws Failure where no broker is named, or a setting is of no use
  public static Site of(Config config) {
    var servers = config.kafka().bootstrapServers();
    if (servers == null || servers.isBlank()) {
      throw Failure.usage(
          "No broker is named.",
          "Give --bootstrap-servers HOST:PORT, or kafka.bootstrap-servers in the configuration;"
              + " ./athanor broker starts one.");
    }
    var cluster = new Cluster(servers, config.kafka().properties());
    try {
      return new Site(
          cluster, Wire.of(wire(cluster, config.schemaRegistry())), new Names(config.prefix()));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(Sentences.of(e), "");
    }
  }

  /// Creates the pipeline's topics where they are missing.
  ///
  /// @throws Failure where no broker answers, or a topic does not fit
  public void ensureTopics(Pipeline pipeline, Config.Topics settings) {
    try {
      Topics.ensure(
          cluster,
          pipeline.topics(),
          new TopicSettings(settings.partitions(), settings.replication(), settings.retention()));
    } catch (IllegalStateException e) {
      throw Failure.unavailable(Sentences.of(e), "");
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private static HashMap<String, Object> wire(Cluster cluster, Config.SchemaRegistry registry) {
    var config = new HashMap<>(cluster.config());
    config.putAll(registry.properties());
    config.put("schema.registry.url", registry.url() == null ? REGISTRY_IN_TOPIC : registry.url());
    if (registry.serializer() != null) {
      config.put("value.serializer", registry.serializer());
    }
    if (registry.deserializer() != null) {
      config.put("value.deserializer", registry.deserializer());
    }
    return config;
  }
}
