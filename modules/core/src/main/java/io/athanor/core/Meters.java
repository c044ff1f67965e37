package io.athanor.core;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Every meter of Athanor, declared once. `docs/metrics.md` is printed from here.
///
/// Names with `gen_ai.` follow OpenTelemetry's semantic conventions for generative AI, with their
/// buckets; the token histogram has no base unit, so that its Prometheus name is the convention's.
public enum Meters {
  STAGE_RECORDS(
      "athanor.stage.records",
      Type.COUNTER,
      "records",
      "Parts of outcomes written: passed, sent_back, rejected, failed.",
      "stage",
      "outcome"),
  STAGE_IN_FLIGHT(
      "athanor.stage.in.flight",
      Type.GAUGE,
      "records",
      "Records admitted and not yet settled, waiting for their next try included.",
      "stage"),
  STAGE_DURATION(
      "athanor.stage.duration",
      Type.TIMER,
      "seconds",
      "One try of a stage at one record, waiting for a permit included.",
      "stage"),
  STAGE_RETRIES(
      "athanor.stage.retries",
      Type.COUNTER,
      "tries",
      "Tries that ended in a fault worth another try; about: endpoint or record.",
      "stage",
      "about"),
  OPERATION_DURATION(
      "gen_ai.client.operation.duration",
      Type.TIMER,
      "seconds",
      "One model call; error.type is empty when it was answered.",
      "gen_ai.operation.name",
      "gen_ai.request.model",
      "server.address",
      "athanor.role",
      "error.type"),
  TOKEN_USAGE(
      "gen_ai.client.token.usage",
      Type.SUMMARY,
      "tokens",
      "Tokens of one answered call; gen_ai.token.type: input or output.",
      "gen_ai.operation.name",
      "gen_ai.request.model",
      "server.address",
      "athanor.role",
      "gen_ai.token.type"),
  ENDPOINT_PAUSED(
      "athanor.endpoint.paused",
      Type.GAUGE,
      "",
      "1 while the endpoint gives no good reply and its stages wait, else 0.",
      "server.address",
      "gen_ai.request.model"),
  ENDPOINT_IN_FLIGHT(
      "athanor.endpoint.in.flight",
      Type.GAUGE,
      "calls",
      "Model calls under way.",
      "server.address",
      "gen_ai.request.model"),
  ENDPOINT_PERMITS(
      "athanor.endpoint.permits",
      Type.GAUGE,
      "calls",
      "Model calls that may be under way at once, as found out so far.",
      "server.address",
      "gen_ai.request.model"),
  ENDPOINT_RATE(
      "athanor.endpoint.rate",
      Type.GAUGE,
      "calls per second",
      "The rate found out from 429s and x-ratelimit headers; +Inf while nothing limits it.",
      "server.address",
      "gen_ai.request.model"),
  ENDPOINT_REPEATS_WAITING(
      "athanor.endpoint.repeats.waiting",
      Type.GAUGE,
      "calls",
      "Calls that repeat an earlier try and wait for their turn, or for the retry budget.",
      "server.address",
      "gen_ai.request.model"),
  JUDGE_CONTROLS(
      "athanor.judge.controls",
      Type.COUNTER,
      "controls",
      "Controls put to the judge: failed, as they must; passed, which stops the stage; unusable.",
      "result"),
  SANDBOX_RUNS(
      "athanor.sandbox.runs",
      Type.COUNTER,
      "runs",
      "Programs run, by back end and how the run ended.",
      "backend",
      "ending"),
  SANDBOX_PLACES(
      "athanor.sandbox.places",
      Type.GAUGE,
      "programs",
      "Programs that run, that wait for a place, and the places there are.",
      "state"),
  SANDBOX_RUN(
      "athanor.sandbox.run",
      Type.TIMER,
      "seconds",
      "How long a program had to wait for its place and ran, by back end.",
      "backend"),
  SINK_ROWS(
      "athanor.sink.rows",
      Type.COUNTER,
      "rows",
      "Graded samples consumed: written, or below the accepted tier.",
      "outcome");

  /// What kind of meter it is, in Micrometer's words.
  public enum Type {
    COUNTER,
    GAUGE,
    TIMER,
    SUMMARY
  }

  private static final Duration[] SECONDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(40),
    Duration.ofMillis(80),
    Duration.ofMillis(160),
    Duration.ofMillis(320),
    Duration.ofMillis(640),
    Duration.ofMillis(1280),
    Duration.ofMillis(2560),
    Duration.ofMillis(5120),
    Duration.ofMillis(10240),
    Duration.ofMillis(20480),
    Duration.ofMillis(40960),
    Duration.ofMillis(81920)
  };
  private static final double[] TOKENS = {
    1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864
  };

  private final String meterName;
  private final Type type;
  private final String unit;
  private final String doc;
  private final List<String> tags;

  Meters(String meterName, Type type, String unit, String doc, String... tags) {
    this.meterName = meterName;
    this.type = type;
    this.unit = unit;
    this.doc = doc;
    this.tags = List.of(tags);
  }

  public String meterName() {
    return meterName;
  }

  public Type type() {
    return type;
  }

  public String unit() {
    return unit;
  }

  public String doc() {
    return doc;
  }

  public List<String> tags() {
    return tags;
  }

  /// @param values one for each of [#tags()], in their order
  public Counter counter(MeterRegistry registry, String... values) {
    return Counter.builder(meterName).description(doc).tags(tagged(values)).register(registry);
  }

  /// @param values one for each of [#tags()], in their order
  public Timer timer(MeterRegistry registry, String... values) {
    return Timer.builder(meterName)
        .description(doc)
        .serviceLevelObjectives(SECONDS)
        .tags(tagged(values))
        .register(registry);
  }

  /// @param values one for each of [#tags()], in their order
  public DistributionSummary summary(MeterRegistry registry, String... values) {
    return DistributionSummary.builder(meterName)
        .description(doc)
        .serviceLevelObjectives(TOKENS)
        .tags(tagged(values))
        .register(registry);
  }

  /// The registry holds `subject` weakly: keep it.
  ///
  /// @param values one for each of [#tags()], in their order
  public <T> Gauge gauge(
      MeterRegistry registry, T subject, ToDoubleFunction<T> value, String... values) {
    return Gauge.builder(meterName, subject, value)
        .description(doc)
        .tags(tagged(values))
        .register(registry);
  }

  private Tags tagged(String... values) {
    if (values.length != tags.size()) {
      throw new IllegalArgumentException(
          meterName + " takes " + tags + ", got " + values.length + " values");
    }
    var pairs = new ArrayList<String>();
    for (int i = 0; i < values.length; i++) {
      pairs.add(tags.get(i));
      pairs.add(values[i]);
    }
    return Tags.of(pairs.toArray(String[]::new));
  }
}
