package io.athanor.app.config;

import io.athanor.llm.Provider;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A provider that the user adds, or describes anew.
///
/// @param apiKeyVariable the environment variable that holds the key; none: no key is sent
/// @param model what to ask for where no model is named
public record ProviderConfig(URI baseUrl, @Nullable String apiKeyVariable, @Nullable String model) {

  Provider named(String name) {
    return new Provider(name, baseUrl, apiKeyVariable, apiKeyVariable != null, model);
  }
}
