package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Logs;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Stop;
import io.athanor.app.factory.DataDir;
import io.athanor.app.http.Ports;
import io.athanor.broker.EmbeddedBroker;
import io.athanor.streams.wire.RegistryServer;
import io.athanor.streams.wire.SchemaRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    description = {
      "Run a Kafka broker and its schema registry, for development.",
      "",
      "Both listen on 127.0.0.1; the registry has Confluent's REST paths.",
      ""
    },
    footer = {"", "Example:", "  athanor broker --data-dir .athanor/broker"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BrokerCommand implements Callable<Integer> {
  private static final int KAFKA_PORT = 9092;
  private static final int REGISTRY_PORT = 8081;
  private static final String HOST = "127.0.0.1";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where its data is kept; default: ${DEFAULT-VALUE}.")
  private Path dataDir = Path.of(".athanor", "broker");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Of the broker; default: 9092 or the next free one.")
  private @Nullable Integer port;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "Of the registry; default: 8081 or the next free one.")
  private @Nullable Integer registryPort;

  @Override
  public Integer call() throws InterruptedException {
    Logs.toStandardOutput();
    try (var stop = Stop.listening();
        var data = DataDir.claim(dataDir);
        var broker =
            Ports.open(
                "the broker", port, KAFKA_PORT, at -> EmbeddedBroker.start(data.kafka(), at));
        var registry = registry(broker.bootstrapServers());
        var server =
            Ports.open(
                "the registry",
                registryPort,
                REGISTRY_PORT,
                at -> RegistryServer.start(registry, HOST, at))) {
      Screen.of(spec.commandLine())
          .say(
              """
              --bootstrap-servers %s
              --schema-registry-url %s
              its data is in %s; stop it with Ctrl-C\
              """
                  .formatted(broker.bootstrapServers(), server.url(), dataDir));
      stop.await();
      return ExitCode.INTERRUPTED.code();
    }
  }

  private static SchemaRegistry registry(String bootstrapServers) {
    return SchemaRegistry.open(
        Map.of("schema.registry.url", "topic:_schemas", "bootstrap.servers", bootstrapServers));
  }
}
