package io.athanor.llm;

import io.athanor.core.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Counts what calls take and consume. It stands inside [Paced], so that waiting for a turn is not
/// taken for the endpoint's slowness.
final class Metered implements Exchange {
  private static final String OPERATION = "chat";

  private final Exchange exchange;
  private final MeterRegistry meters;
  private final String model;
  private final String server;
  private final String role;

  Metered(Exchange exchange, MeterRegistry meters, String role, ModelSettings settings) {
    this.exchange = exchange;
    this.meters = meters;
    this.model = settings.model();
    this.server = settings.baseUrl().getAuthority();
    this.role = role;
  }

  @Override
  public Received send(Chat chat) throws Faulted, InterruptedException {
    long start = System.nanoTime();
    try {
      var received = exchange.send(chat);
      took(start, "");
      var usage = received.reply().usage();
      used("input", usage.getPromptTokens());
      used("output", usage.getCompletionTokens());
      return received;
    } catch (Faulted e) {
      took(start, e.fault().kind().label());
      throw e;
    }
  }

  private void took(long start, String error) {
    Meters.OPERATION_DURATION
        .timer(meters, OPERATION, model, server, role, error)
        .record(Duration.ofNanos(System.nanoTime() - start));
  }

  /// An endpoint that does not count says 0.
  private void used(String type, long tokens) {
    if (tokens > 0) {
      Meters.TOKEN_USAGE.summary(meters, OPERATION, model, server, role, type).record(tokens);
    }
  }
}
