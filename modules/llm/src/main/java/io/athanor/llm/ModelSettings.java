package io.athanor.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which model answers, where, and with what limits.
///
/// @param baseUrl up to and with the version, as in `https://api.openai.com/v1`; http or https
/// @param apiKey sent as bearer token; null where the endpoint wants none. Never printed.
/// @param model the model's name at that endpoint
/// @param temperature null for the endpoint's own
/// @param maxTokens the most a reply may have, thinking included
/// @param timeout for one whole call
/// @param keyVariable the environment variable the key came from, named when a key is refused; null
///   where not known
/// @param allowance of the model at that address, shared by all who ask it there
public record ModelSettings(
    URI baseUrl,
    @Nullable String apiKey,
    String model,
    @Nullable Double temperature,
    int maxTokens,
    Duration timeout,
    @Nullable String keyVariable,
    Allowance allowance) {

  /// @throws IllegalArgumentException for a value that no endpoint could take
  public ModelSettings {
    if (!Set.of("http", "https").contains(String.valueOf(baseUrl.getScheme()))
        || baseUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "base URL: an http or https address such as https://api.openai.com/v1, got "
              + baseUrl.getScheme()
              + "://"
              + baseUrl.getHost());
    }
    if (baseUrl.getRawUserInfo() != null
        || baseUrl.getRawQuery() != null
        || baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "base URL: no user, query or fragment may stand in it; give the key by its own setting");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("model: name one, got nothing");
    }
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature: from 0 to 2, got " + temperature);
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("max tokens: at least 1, got " + maxTokens);
    }
    if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("timeout: at least 1 ms, got " + timeout);
    }
  }

  public ModelSettings(
      URI baseUrl,
      @Nullable String apiKey,
      String model,
      @Nullable Double temperature,
      int maxTokens,
      Duration timeout) {
    this(baseUrl, apiKey, model, temperature, maxTokens, timeout, null, Allowance.UNLIMITED);
  }

  public ModelSettings allowing(Allowance other) {
    return new ModelSettings(
        baseUrl, apiKey, model, temperature, maxTokens, timeout, keyVariable, other);
  }

  /// The base URL without a slash at its end: what permits, pauses and messages go by.
  public String address() {
    return baseUrl.toString().replaceFirst("/+$", "");
  }

  /// Everything but the key.
  @Override
  public String toString() {
    return "ModelSettings[%s, model=%s, temperature=%s, maxTokens=%d, timeout=%s]"
        .formatted(address(), model, temperature, maxTokens, timeout);
  }
}
