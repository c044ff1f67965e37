package io.athanor.app.factory;

import io.athanor.app.config.Config;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Sentences;
import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.core.Backoff;
import io.athanor.record.GradedSample;
import io.athanor.sink.Shards;
import io.athanor.sink.SinkPolicy;
import io.athanor.streams.Application;
import io.athanor.streams.engine.EngineSettings;
import io.athanor.streams.engine.Guarantee;
import io.athanor.streams.engine.RunningApplication;
import io.athanor.streams.sink.SinkConsumer;
import io.athanor.streams.sink.SinkSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parts of the pipeline at work in this process.
public final class Factory implements AutoCloseable {
  private final List<RunningApplication> applications = new ArrayList<>();
  private @Nullable SinkConsumer<GradedSample> sink;

  private Factory() {}

  /// Starts parts of the pipeline, the last first: who takes is there before who gives.
  ///
  /// @param parts names of applications, and [Pipeline#SINK]
  /// @param state where applications keep their local state
  /// @param out where the shards go
  /// @throws Failure where the cluster has lost what a part had in flight, or does not answer
  public static Factory start(
      Site site,
      Pipeline pipeline,
      Set<String> parts,
      Config config,
      Path state,
      Path out,
      MeterRegistry meters) {
    var factory = new Factory();
    try {
      if (parts.contains(Pipeline.SINK)) {
        factory.sink = sink(site, config.sink(), state, out, meters);
      }
      for (Application application : pipeline.applications().reversed()) {
        if (parts.contains(application.name())) {
          factory.applications.addFirst(
              RunningApplication.start(
                  application,
                  site.names().prefix(),
                  site.cluster(),
                  site.wire(),
                  engine(config.engine(), state),
                  meters));
        }
      }
      return factory;
    } catch (IllegalStateException e) {
      factory.close();
      throw Failure.unavailable(Sentences.capital(Sentences.of(e)), "");
    } catch (RuntimeException e) {
      factory.close();
      throw e;
    }
  }

  /// In the order of the pipeline.
  public List<RunningApplication> applications() {
    return List.copyOf(applications);
  }

  /// What keeps a part from going on, in one sentence.
  public Optional<String> problem() {
    return failure().or(this::sinkProblem);
  }

  /// What has ended a part for good, in one sentence.
  public Optional<String> failure() {
    for (var application : applications) {
      if (application.state() == RunningApplication.State.FAILED) {
        return Optional.of(
            application.name() + " failed: " + application.problem().orElse("no reason is known"));
      }
    }
    return Optional.empty();
  }

  /// What keeps the sink from writing, in one sentence. It goes on trying.
  public Optional<String> sinkProblem() {
    return sink == null
        ? Optional.empty()
        : sink.problem().map(reason -> "the sink waits: " + reason);
  }

  /// Whether nothing is in flight here, and the sink has read all there is.
  public boolean idle() {
    return applications.stream()
            .allMatch(a -> a.state() == RunningApplication.State.RUNNING && a.inFlight() == 0)
        && (sink == null || sink.caughtUp());
  }

  /// Ends in order: what is in flight stays pending on the cluster, what the sink has read is
  /// published.
  @Override
  public void close() {
    try (var _ = sink) {
      var threads =
          applications.stream()
              .map(application -> Thread.ofVirtual().start(application::close))
              .toList();
      for (var thread : threads) {
        join(thread);
      }
    }
    applications.clear();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SinkConsumer<GradedSample> sink(
      Site site, Config.Sink settings, Path state, Path out, MeterRegistry meters) {
    Names names = site.names();
    return SinkConsumer.start(
        names.gradedSamples(),
        names.failed(Pipeline.SINK),
        names.sinkGroup(),
        new Shards(
            out,
            settings.format().rows(),
            new SinkPolicy(settings.tier(), settings.shardRows()),
            meters),
        site.cluster(),
        site.wire(),
        new SinkSettings(SinkSettings.DEFAULT.rows(), settings.publishEvery()),
        state);
  }

  private static EngineSettings engine(Config.Engine settings, Path state) {
    return new EngineSettings(
        Guarantee.EXACTLY_ONCE,
        settings.inFlight(),
        settings.attempts(),
        Backoff.DEFAULT,
        settings.waitBudget(),
        EngineSettings.DEFAULT_MAX_RECORD_BYTES,
        state);
  }
}
