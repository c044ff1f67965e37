package io.athanor.faults;

import java.net.URI;
import java.util.Map;

/// The configuration of a factory under test. Evolution in breadth is off: it may make the same
/// prompt of two seeds, and then the harness could not tell a call that is made again; controls of
/// the judge are off, since each asks what was asked before.
final class Settings {
  static final String PREFIX = "faults";
  static final int PARTITIONS = 4;

  private Settings() {}

  /// @param models role, or `default`, to the address it asks
  static String yaml(int brokerPort, int inFlight, Map<String, URI> models) {
    var yaml =
        new StringBuilder(
            """
            prefix: %s
            kafka:
              bootstrap-servers: %s:%d
            """
                .formatted(PREFIX, Ports.HOST, brokerPort));
    return yaml.append(common(inFlight, models)).toString();
  }

  /// The same for a run with a broker of its own.
  static String embedded(int inFlight, Map<String, URI> models) {
    return common(inFlight, models);
  }

  private static String common(int inFlight, Map<String, URI> models) {
    var yaml =
        new StringBuilder(
            """
            topics:
              partitions: %d
            engine:
              in-flight: %d
            evolve:
              weights:
                breadth: 0
            critique:
              controls-every: 0
            sink:
              publish-every: 2s
            models:
            """
                .formatted(PARTITIONS, inFlight));
    models.forEach((role, address) ->
        yaml.append("  %s:%n    base-url: %s%n    model: rehearsal%n".formatted(role, address)));
    return yaml.toString();
  }
}
