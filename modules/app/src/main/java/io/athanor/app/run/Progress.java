package io.athanor.app.run;

import io.athanor.app.console.Screen;
import io.athanor.app.factory.Factory;
import io.athanor.llm.EndpointStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows how far the run is: one line that is rewritten on a terminal, a line every few seconds
/// elsewhere.
final class Progress {
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final Screen screen;
  private final Counts counts;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;

  Progress(Screen screen, Counts counts, InstantSource clock) {
    this.screen = screen;
    this.counts = counts;
    this.clock = clock;
    this.start = clock.instant();
    this.next = start.plus(every());
  }

  /// Shows where things stand, if it is time.
  void show(Factory factory, List<EndpointStatus> endpoints) {
    var now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(every());
    String line = line(factory, endpoints);
    if (screen.live()) {
      screen.rewrite(line);
    } else {
      screen.say(line);
    }
  }

  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  private Duration every() {
    return screen.live() ? ON_TERMINAL : ELSEWHERE;
  }

  private String line(Factory factory, List<EndpointStatus> endpoints) {
    var parts = new ArrayList<String>();
    parts.add(time(elapsed()));
    for (var endpoint : endpoints) {
      endpoint.pause().ifPresent(pause -> parts.add("PAUSED: " + pause.reason()));
    }
    factory.sinkProblem().ifPresent(parts::add);
    for (var application : factory.applications()) {
      parts.add(
          "%s %d%s"
              .formatted(
                  application.name(),
                  counts.records(application.name(), "passed"),
                  application.inFlight() == 0 ? "" : "+" + application.inFlight()));
    }
    parts.add(counts.records("sent_back") + " sent back");
    parts.add(counts.records("rejected") + " rejected");
    parts.add(counts.rows() + " rows");
    parts.add(counts.calls() + " calls");
    parts.add(brief(counts.tokens("input") + counts.tokens("output")) + " tokens");
    return String.join(" · ", parts);
  }

  static String time(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + " s"
        : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }

  private static String brief(long count) {
    return count < 10_000 ? Long.toString(count) : String.format(Locale.ROOT, "%,dk", count / 1000);
  }
}
