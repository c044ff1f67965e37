package io.athanor.app.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which model a role asks, as far as it is said; what is left out comes from `models.default`.
///
/// @param provider the name of a provider; not together with `baseUrl`
/// @param baseUrl any endpoint that speaks `/v1/chat/completions`
/// @param apiKeyVariable the environment variable that holds the key; the key itself is never
///   written in a file
/// @param temperature 0-2; none: the endpoint's own
/// @param maxTokens the most that a reply may have, thinking included
/// @param timeout of one call
/// @param requestsPerMinute that the model takes; none: found out
/// @param tokensPerMinute likewise, of prompts and answers together
public record ModelConfig(
    @Nullable String provider,
    @Nullable URI baseUrl,
    @Nullable String model,
    @Nullable String apiKeyVariable,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    @Nullable Duration timeout,
    @Nullable Long requestsPerMinute,
    @Nullable Long tokensPerMinute) {

  static final ModelConfig NOTHING_SAID =
      new ModelConfig(null, null, null, null, null, null, null, null, null);

  public ModelConfig {
    if (provider != null && baseUrl != null) {
      throw new IllegalArgumentException("provider and base-url exclude each other; keep one");
    }
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature must be from 0 to 2, got " + temperature);
    }
    if (maxTokens != null && maxTokens < 1) {
      throw new IllegalArgumentException("max-tokens must be at least 1, got " + maxTokens);
    }
    if (timeout != null && !timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be longer than nothing, got 0s");
    }
    atLeastOne("requests-per-minute", requestsPerMinute);
    atLeastOne("tokens-per-minute", tokensPerMinute);
  }

  private static void atLeastOne(String key, @Nullable Long value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, got " + value);
    }
  }

  /// This, with the gaps filled from `other`. An endpoint of its own takes neither model, key nor
  /// allowance from there: they are for the endpoint they were given for.
  ModelConfig over(ModelConfig other) {
    boolean own = provider != null || baseUrl != null;
    return new ModelConfig(
        own ? provider : other.provider,
        own ? baseUrl : other.baseUrl,
        own || model != null ? model : other.model,
        own || apiKeyVariable != null ? apiKeyVariable : other.apiKeyVariable,
        temperature != null ? temperature : other.temperature,
        maxTokens != null ? maxTokens : other.maxTokens,
        timeout != null ? timeout : other.timeout,
        own || requestsPerMinute != null ? requestsPerMinute : other.requestsPerMinute,
        own || tokensPerMinute != null ? tokensPerMinute : other.tokensPerMinute);
  }
}
