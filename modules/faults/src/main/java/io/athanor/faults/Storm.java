package io.athanor.faults;

import io.athanor.rehearsal.RehearsalSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An endpoint with an allowance of half the calls that the factory could make; what is beyond it
/// is answered 429 with `Retry-After`.
///
/// @param told whether `x-ratelimit-*` headers tell what is left; where not, it must be found out
record Storm(boolean told) implements Scenario {
  private static final String NAME = "storm";
  private static final int SECONDS_A_MINUTE = 60;

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var sizes = lab.sizes();
    double perSecond = 0.5 * sizes.inFlight() / (sizes.latency().toMillis() / 1000.0);
    int perMinute = (int) (perSecond * SECONDS_A_MINUTE);
    var settings =
        new RehearsalSettings(sizes.latency(), Duration.ZERO, Map.of(), 42, perMinute, told);
    try (var flow =
        Flow.start(lab, Endpoint.open(settings), Map.of("all", List.of("all")), sizes.seeds())) {
      Thread.sleep(sizes.storm());
      var endpoint = flow.endpoint();
      long calls = endpoint.calls();
      long refused = endpoint.refused();
      long since = System.nanoTime();
      Thread.sleep(sizes.storm());
      double seconds = (System.nanoTime() - since) / 1e9;
      calls = endpoint.calls() - calls;
      refused = endpoint.refused() - refused;
      flow.log().say("%d calls in %.0f s, %d of them refused", calls, seconds, refused);
      var findings = flow.finish();
      var done =
          "%,d calls a minute allowed, %s; %d s after %d s"
              .formatted(
                  perMinute,
                  told ? "what is left is told" : "Retry-After alone",
                  sizes.storm().toSeconds(),
                  sizes.storm().toSeconds());
      return List.of(
          used(done, (calls - refused) / (perSecond * seconds)),
          refusals(done, calls, refused),
          findings.row(NAME, done));
    }
  }

  static Row used(String done, double share) {
    return Row.of(
        NAME,
        done,
        "≥ 95 % of the allowance used",
        String.format(Locale.ROOT, "%.1f %%", 100 * share),
        share >= 0.95);
  }

  static Row refusals(String done, long calls, long refused) {
    double share = calls == 0 ? 0 : (double) refused / calls;
    return Row.of(
        NAME,
        done,
        "< 0.1 % of calls answered 429",
        String.format(Locale.ROOT, "%,d of %,d: %.2f %%", refused, calls, 100 * share),
        calls > 0 && share < 0.001);
  }
}
