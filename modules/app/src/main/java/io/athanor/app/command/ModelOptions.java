package io.athanor.app.command;

import io.athanor.app.config.Config;
import io.athanor.app.config.ModelConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which model answers, where the configuration does not say otherwise for a role.
final class ModelOptions {
  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = {
        "openai, huggingface, ollama, vllm, tgi, openrouter and others; its key is read from its",
        "usual variable, such as OPENAI_API_KEY."
      })
  private @Nullable String provider;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Any endpoint that speaks /v1/chat/completions, instead of a provider.")
  private @Nullable URI baseUrl;

  @Option(names = "--model", paramLabel = "NAME", description = "The model's name there.")
  private @Nullable String model;

  @Option(
      names = "--api-key-variable",
      paramLabel = "NAME",
      description = "The environment variable that holds the key for it.")
  private @Nullable String keyVariable;

  Config over(Config config) {
    return config.asking(
        new ModelConfig(provider, baseUrl, model, keyVariable, null, null, null, null, null));
  }
}
