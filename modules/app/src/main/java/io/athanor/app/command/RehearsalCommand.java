package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Logs;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Stop;
import io.athanor.app.http.Ports;
import io.athanor.rehearsal.Fault;
import io.athanor.rehearsal.RehearsalServer;
import io.athanor.rehearsal.RehearsalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "rehearsal",
    mixinStandardHelpOptions = true,
    description = {
      "Serve the built-in model over OpenAI's HTTP API, as slow and as faulty as you like.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  athanor rehearsal --latency 300ms --jitter 200ms",
      "  athanor rehearsal --port 8001 --fault rate_limit=0.05 --fault reset=0.01",
      "  athanor rehearsal --latency 500ms --requests-per-minute 3000"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RehearsalCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8000;

  @Spec private CommandSpec spec;

  @Option(names = "--host", description = "Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Default: 8000 or the next free one.")
  private @Nullable Integer port;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Options.DurationConverter.class,
      description = "Of each reply at least; default: none.")
  private Duration latency = Duration.ZERO;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      converter = Options.DurationConverter.class,
      description = "Added to it, from nothing to this; default: none.")
  private Duration jitter = Duration.ZERO;

  @Option(
      names = "--fault",
      paramLabel = "KIND=RATE",
      description = "How often, 0-1. Kinds: ${COMPLETION-CANDIDATES}.")
  private Map<Fault, Double> faults = new EnumMap<>(Fault.class);

  @Option(
      names = "--requests-per-minute",
      paramLabel = "N",
      description = "Calls beyond it are answered 429 with Retry-After; default: no limit.")
  private int requestsPerMinute = 0;

  @Option(
      names = "--no-rate-limit-headers",
      description = "Do not tell in x-ratelimit-* headers what is left of them.")
  private boolean silent;

  @Option(names = "--seed", description = "Of faults and jitter; default: ${DEFAULT-VALUE}.")
  private long seed = RehearsalSettings.DEFAULT.seed();

  @Override
  public Integer call() throws InterruptedException {
    var settings = settings();
    Logs.toStandardOutput();
    try (var stop = Stop.listening();
        var server =
            Ports.open("the rehearsal model", port, DEFAULT_PORT, at -> start(at, settings))) {
      Screen.of(spec.commandLine())
          .say("the rehearsal model answers at " + server.baseUrl() + "; stop it with Ctrl-C");
      stop.await();
      return ExitCode.INTERRUPTED.code();
    }
  }

  private RehearsalServer start(int at, RehearsalSettings settings) throws IOException {
    try {
      return RehearsalServer.start(host, at, settings);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private RehearsalSettings settings() {
    try {
      return new RehearsalSettings(latency, jitter, faults, seed, requestsPerMinute, !silent);
    } catch (IllegalArgumentException e) {
      throw Options.refused(e);
    }
  }
}
