package io.athanor.bench.factory;

import io.athanor.bench.Broker;
import io.athanor.bench.Child;
import io.athanor.bench.Scratch;
import io.athanor.bench.factory.Course.Measured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of the factory from its start to its end, on a new broker and a new endpoint.
///
/// @param launcher of `athanor`
/// @param seeds how many, evolved once each
/// @param ceiling the most calls under way at once
/// @param latency of each; may be nothing
record FactoryTrial(Path launcher, int seeds, int ceiling, Duration latency) {
  private static final String HEAP = "1g";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /// @throws IOException with one sentence, where the run did not end well
  Measured run() throws IOException, InterruptedException {
    try (var scratch = Scratch.create();
        var broker = Child.fork(Broker.class, HEAP, List.of(scratch.resolve("broker").toString()));
        var endpoint =
            Child.fork(Endpoint.class, HEAP, List.of(Long.toString(latency.toMillis())))) {
      var out = scratch.resolve("out");
      var moments = new ArrayList<Moment>();
      var factory = start(scratch, broker, endpoint, out);
      try {
        do {
          moments.add(Moment.now(factory.toHandle(), broker, endpoint));
        } while (!factory.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
      } finally {
        factory.destroyForcibly();
      }
      if (factory.exitValue() != 0) {
        throw new IOException(
            "the run ended with " + factory.exitValue() + ": " + Files.readString(log(scratch)));
      }
      return new Course(moments).measured(ceiling, rows(out));
    }
  }

  private Process start(Scratch scratch, Child broker, Child endpoint, Path out)
      throws IOException {
    var config =
        Files.writeString(
            scratch.resolve("bench.yaml"),
            """
            engine:
              in-flight: %d
            evolve:
              generations: 1
            """
                .formatted(ceiling));
    return new ProcessBuilder(
            launcher.toString(),
            "run",
            "--config",
            config.toString(),
            "--seeds",
            Seeds.write(scratch.resolve("seeds.jsonl"), seeds).toString(),
            "--out",
            out.toString(),
            "--bootstrap-servers",
            broker.word(),
            "--base-url",
            endpoint.word(),
            "--model",
            "rehearsal")
        .redirectOutput(Redirect.DISCARD)
        .redirectError(log(scratch).toFile())
        .start();
  }

  private static Path log(Scratch scratch) {
    return scratch.resolve("run.log");
  }

  private static long rows(Path out) throws IOException {
    try (var files = Files.list(out)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .mapToLong(FactoryTrial::lines)
          .sum();
    }
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
