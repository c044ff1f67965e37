package io.athanor.streams;

import java.util.HashMap;
import java.util.Map;

/// A Kafka cluster and how to reach it.
///
/// @param bootstrapServers `host:port`, comma-separated
/// @param properties passed to every client of it as they are: security and the like
public record Cluster(String bootstrapServers, Map<String, String> properties) {
  public Cluster {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException(
          "bootstrap servers are empty; give at least one host:port");
    }
    properties = Map.copyOf(properties);
  }

  /// The settings that every Kafka client starts from.
  public Map<String, Object> config() {
    var config = new HashMap<String, Object>(properties);
    config.put("bootstrap.servers", bootstrapServers);
    return Map.copyOf(config);
  }

  /// Names the servers alone: properties hold passwords.
  @Override
  public String toString() {
    return "Cluster[" + bootstrapServers + "]";
  }
}
