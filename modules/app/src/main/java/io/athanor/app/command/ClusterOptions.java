package io.athanor.app.command;

import io.athanor.app.config.Config;
import io.athanor.app.config.ConfigFile;
import io.athanor.app.console.Logs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every command that talks to a cluster: the configuration, and what is laid over it.
final class ClusterOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (YAML); docs/configuration.md tells of every key.")
  private @Nullable Path config;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "The Kafka cluster to use.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description = "The schema registry; default: schemas are kept in a topic of the cluster.")
  private @Nullable String registry;

  @Option(
      names = "--prefix",
      paramLabel = "NAME",
      description = "Of topics and groups, so that several factories can share a cluster.")
  private @Nullable String prefix;

  @Option(names = "--verbose", description = "Show the log, and stack traces, on standard error.")
  private boolean verbose;

  /// The file, with the options laid over it.
  Config config() {
    if (verbose) {
      Logs.toStandardError();
    }
    var settled = config == null ? Config.DEFAULT : ConfigFile.read(config, System.getenv());
    settled = bootstrapServers == null ? settled : settled.reaching(bootstrapServers);
    settled = registry == null ? settled : settled.registering(registry);
    return prefix == null ? settled : settled.prefixed(prefix);
  }

  boolean prefixGiven() {
    return prefix != null;
  }
}
