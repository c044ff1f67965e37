package io.athanor.llm;

import io.athanor.core.Meters;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// Counts what calls take and consume. It stands inside [Paced], so that waiting for a turn is not
/// taken for the endpoint's slowness.
final class Metered implements Exchange {
  private static final String OPERATION = "chat";

  private final Exchange exchange;
  private final MeterRegistry meters;
  private final String model;
  private final String server;
  private final String role;
  private final Timer answered;
  private final DistributionSummary input;
  private final DistributionSummary output;

  Metered(Exchange exchange, MeterRegistry meters, String role, ModelSettings settings) {
    this.exchange = exchange;
    this.meters = meters;
    this.model = settings.model();
    this.server = settings.baseUrl().getAuthority();
    this.role = role;
    this.answered = duration("");
    this.input = usage("input");
    this.output = usage("output");
  }

  @Override
  public Received send(Chat chat) throws Faulted, InterruptedException {
    long start = System.nanoTime();
    try {
      var received = exchange.send(chat);
      took(start, answered);
      var usage = received.reply().usage();
      used(input, usage.getPromptTokens());
      used(output, usage.getCompletionTokens());
      return received;
    } catch (Faulted e) {
      took(start, duration(e.fault().kind().label()));
      throw e;
    }
  }

  private static void took(long start, Timer timer) {
    timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }

  /// An endpoint that does not count says 0.
  private static void used(DistributionSummary summary, long tokens) {
    if (tokens > 0) {
      summary.record(tokens);
    }
  }

  private Timer duration(String error) {
    return Meters.OPERATION_DURATION.timer(meters, OPERATION, model, server, role, error);
  }

  private DistributionSummary usage(String type) {
    return Meters.TOKEN_USAGE.summary(meters, OPERATION, model, server, role, type);
  }
}
