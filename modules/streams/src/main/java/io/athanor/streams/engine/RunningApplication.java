package io.athanor.streams.engine;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.athanor.core.Halt;
import io.athanor.streams.Application;
import io.athanor.streams.Cluster;
import io.athanor.streams.Line;
import io.athanor.streams.Slot;
import io.athanor.streams.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One application at work: one Kafka Streams instance with one stream thread, and its calls in
/// flight. Its methods may be called from any thread.
public final class RunningApplication implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningApplication.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  /// Records in flight take this part of the heap at most before admission waits: each is there as
  /// an entry, as what it decodes to, and as its results.
  private static final int HEAP_PART = 8;

  /// Where an application stands.
  public enum State {
    /// Joining the group, or waiting while partitions move and state is restored.
    STARTING,
    RUNNING,
    CLOSED,
    /// Stopped for good; [RunningApplication#problem()] says why.
    FAILED
  }

  private final String name;
  private final Slot slot;
  private final Leftovers leftovers;
  private final Map<String, StageMeters> meters;
  private final Gate gate;
  private final KafkaStreams streams;
  private final Restarts restarts = new Restarts();
  private volatile @Nullable String problem;
  private volatile boolean closed;

  private RunningApplication(
      Application app,
      String id,
      Cluster cluster,
      Wire wire,
      EngineSettings settings,
      MeterRegistry registry,
      Slot slot,
      Leftovers leftovers) {
    this.name = app.name();
    this.slot = slot;
    this.leftovers = leftovers;
    this.meters =
        app.lines().stream()
            .collect(toUnmodifiableMap(Line::name, line -> new StageMeters(registry, line.name())));
    var sizes = new Sizes(settings.maxRecordBytes());
    this.gate =
        new Gate(
            new Window(
                settings.inFlight(),
                Runtime.getRuntime().maxMemory() / HEAP_PART,
                settings.waitBudget()));
    var engine =
        new Engine(
            wire,
            Sources.of(cluster),
            new Triage(settings.attempts(), settings.backoff()),
            sizes,
            gate,
            InstantSource.system(),
            this::halt);
    this.streams =
        new KafkaStreams(
            LineTopology.of(app.lines(), engine, meters),
            new StreamsConfig(StreamsSettings.of(id, settings.guarantee(), cluster, slot, sizes)));
    streams.setUncaughtExceptionHandler(this::onThreadFailure);
  }

  /// Starts and does not wait: the application is [State#STARTING]. Its topics must be there.
  ///
  /// @param prefix of its id, which is `<prefix>-<name>`
  /// @throws java.io.UncheckedIOException if the state directory cannot be written
  /// @throws IllegalStateException with one sentence, if what was in flight is gone from the
  ///   cluster, or no broker answers
  /// @throws org.apache.kafka.common.KafkaException if the cluster's settings are of no use
  public static RunningApplication start(
      Application app,
      String prefix,
      Cluster cluster,
      Wire wire,
      EngineSettings settings,
      MeterRegistry meters) {
    var id = prefix + "-" + app.name();
    Changelogs.require(id, app.lines(), cluster);
    var slot = Slot.claim(settings.stateDir().resolve(id));
    try {
      var leftovers = new Leftovers(slot.directory(), id);
      leftovers.sweep();
      var running =
          new RunningApplication(app, id, cluster, wire, settings, meters, slot, leftovers);
      running.streams.start();
      return running;
    } catch (RuntimeException e) {
      slot.close();
      throw e;
    }
  }

  public String name() {
    return name;
  }

  public State state() {
    if (problem().isPresent()) {
      return State.FAILED;
    }
    if (closed) {
      return State.CLOSED;
    }
    return switch (streams.state()) {
      case CREATED, REBALANCING -> State.STARTING;
      case RUNNING -> State.RUNNING;
      case PENDING_SHUTDOWN, NOT_RUNNING -> State.CLOSED;
      case PENDING_ERROR, ERROR -> State.FAILED;
    };
  }

  /// Records that this process admitted and that are not settled.
  public int inFlight() {
    return meters.values().stream().mapToInt(StageMeters::inFlight).sum();
  }

  /// Why it failed, in one sentence.
  public Optional<String> problem() {
    if (problem == null && streams.state() == KafkaStreams.State.ERROR) {
      return Optional.of("the Kafka Streams instance of " + name + " ended; its log says why");
    }
    return Optional.ofNullable(problem);
  }

  /// Interrupts the calls, commits, leaves the group and gives up its slot, within 30 s. What was
  /// in flight stays so, for the next process that takes the partitions over.
  @Override
  public void close() {
    closed = true;
    gate.abandon();
    var inTime =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    meters.values().forEach(StageMeters::close);
    if (inTime) {
      leftovers.closed();
      slot.close();
    } else {
      // Its thread still holds the slot's directory; the process gives it up when it ends.
      log.atWarn()
          .addKeyValue("stage", name)
          .log("did not close within {}; nothing is lost by it", CLOSE_TIMEOUT);
    }
  }

  private synchronized StreamThreadExceptionResponse onThreadFailure(Throwable e) {
    log.atError().addKeyValue("stage", name).setCause(e).log("the stream thread failed");
    if (!(e instanceof Error) && restarts.allow(Instant.now())) {
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    fail(
        "the stream thread of "
            + name
            + " failed "
            + (e instanceof Error ? "beyond repair" : "again and again")
            + ", at last with "
            + sentence(e));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /// A call met what leaves the stage or the process in no state to go on. Its record stays in
  /// flight. Of the many calls that may meet it, the first is heard.
  private void halt(Throwable e) {
    var why =
        e instanceof Halt halt
            ? String.valueOf(halt.getMessage())
            : name + " cannot go on in this process: " + sentence(e);
    if (fail(why)) {
      log.atError().addKeyValue("stage", name).setCause(e).log("this application cannot go on");
      gate.abandon();
      Thread.ofVirtual().start(() -> streams.close(CLOSE_TIMEOUT));
    }
  }

  /// Whether this is the first failure, which is the one that is told.
  private synchronized boolean fail(String why) {
    boolean first = problem == null;
    if (first) {
      problem = why;
    }
    return first;
  }

  private static String sentence(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var message = root.getMessage();
    return root.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }
}
