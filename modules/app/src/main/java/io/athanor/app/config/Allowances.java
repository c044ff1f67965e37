package io.athanor.app.config;

import io.athanor.app.console.Failure;
import io.athanor.llm.Allowance;
import io.athanor.llm.ModelSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes one allowance of what the roles that ask one model say of it. A role that says nothing
/// shares what another says.
final class Allowances {
  private Allowances() {}

  /// A model at an address, and what a role says of it.
  private record Said(String role, Allowance allowance) {}

  /// @param settled role to settings
  /// @return the same, those of one model with the same allowance
  /// @throws Failure where two roles give one model different allowances
  static Map<String, ModelSettings> shared(Map<String, ModelSettings> settled) {
    var said = new HashMap<String, Said>();
    settled.forEach((role, settings) ->
        said.merge(
            target(settings),
            new Said(role, settings.allowance()),
            (one, other) -> both(one, other, settings)));
    var shared = new LinkedHashMap<String, ModelSettings>();
    settled.forEach((role, settings) ->
        shared.put(
            role,
            settings.allowing(Objects.requireNonNull(said.get(target(settings))).allowance())));
    return shared;
  }

  private static String target(ModelSettings settings) {
    return settings.model() + " at " + settings.address();
  }

  private static Said both(Said one, Said other, ModelSettings of) {
    return new Said(
        one.role,
        new Allowance(
            same(
                "requests-per-minute",
                one,
                one.allowance.requestsPerMinute(),
                other,
                other.allowance.requestsPerMinute(),
                of),
            same(
                "tokens-per-minute",
                one,
                one.allowance.tokensPerMinute(),
                other,
                other.allowance.tokensPerMinute(),
                of)));
  }

  private static @Nullable Long same(
      String key,
      Said one,
      @Nullable Long first,
      Said other,
      @Nullable Long second,
      ModelSettings of) {
    if (first != null && second != null && !first.equals(second)) {
      throw Failure.usage(
          "The %s and the %s ask one model, %s, but give it different %s: %d and %d."
              .formatted(one.role, other.role, target(of), key, first, second),
          "An allowance belongs to the model at its address and is shared; say it once.");
    }
    return first == null ? second : first;
  }
}
