package io.athanor.app.config;

import io.athanor.app.console.Failure;
import io.athanor.llm.Allowance;
import io.athanor.llm.ModelSettings;
import io.athanor.llm.Provider;
import io.athanor.llm.Providers;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settles which model each role asks: from the configuration, the providers and the environment.
///
/// A key goes only where it was given for: a provider's own variable to that provider, any other
/// endpoint gets the variable that was named beside it, or none.
public final class Roles {
  /// The provider that stands for the model in this process.
  public static final String REHEARSAL = "rehearsal";

  private final Config config;
  private final Map<String, String> environment;

  /// @param environment the process's variables
  public Roles(Config config, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
  }

  /// Whether any of the roles asks the rehearsal model, so that its server must be there.
  public boolean rehearse(Collection<String> roles) {
    return config.models().byRole().entrySet().stream()
        .anyMatch(entry -> roles.contains(entry.getKey()) && rehearses(entry.getValue()));
  }

  /// @param roles those that will ask
  /// @param rehearsal where the rehearsal model listens; null if [#rehearse] says it is not needed
  /// @return role to settings, in the order in which the roles work
  /// @throws Failure where a provider, a key or a model's name is missing, or two roles give one
  ///   model different allowances
  public Map<String, ModelSettings> settle(Collection<String> roles, @Nullable URI rehearsal) {
    var settled = new LinkedHashMap<String, ModelSettings>();
    config
        .models()
        .byRole()
        .forEach((role, model) -> {
          if (roles.contains(role)) {
            settled.put(role, settings(role, model, rehearsal));
          }
        });
    return Allowances.shared(settled);
  }

  /// One line for each model that is asked: who answers, and for which roles.
  public static List<String> lines(Map<String, ModelSettings> settled) {
    var roles = new LinkedHashMap<String, List<String>>();
    settled.forEach((role, model) ->
        roles
            .computeIfAbsent(model.model() + " at " + model.address(), _ -> new ArrayList<>())
            .add(role));
    return roles.entrySet().stream()
        .map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
        .toList();
  }

  private boolean rehearses(ModelConfig model) {
    return model.baseUrl() == null
        && REHEARSAL.equals(provider(model).orElse(openAiHasKey() ? "openai" : REHEARSAL));
  }

  private Optional<String> provider(ModelConfig model) {
    return Optional.ofNullable(model.provider());
  }

  private boolean openAiHasKey() {
    return key("OPENAI_API_KEY") != null;
  }

  private ModelSettings settings(String role, ModelConfig model, @Nullable URI rehearsal) {
    if (rehearses(model)) {
      var url = Objects.requireNonNull(rehearsal, "the rehearsal model was said not to be needed");
      return made(role, model, url, null, REHEARSAL);
    }
    if (model.baseUrl() != null) {
      if (model.model() == null) {
        throw Failure.usage(
            "No model is named for the " + role + " at " + model.baseUrl() + ".",
            "Name it with --model, or in the configuration.");
      }
      return made(role, model, model.baseUrl(), model.apiKeyVariable(), model.model());
    }
    var provider = known(provider(model).orElse("openai"));
    var variable = model.apiKeyVariable() != null ? model.apiKeyVariable() : provider.keyVariable();
    if (provider.keyNeeded() && (variable == null || key(variable) == null)) {
      throw Failure.usage(
          "The provider %s wants a key, and %s is not set."
              .formatted(provider.name(), variable == null ? "its variable" : variable),
          "Set that environment variable, or choose another provider.");
    }
    var name = model.model() != null ? model.model() : provider.defaultModel();
    if (name == null) {
      throw Failure.usage(
          "No model is named for the %s at %s.".formatted(role, provider.name()),
          "Name it with --model, or in the configuration.");
    }
    return made(role, model, provider.baseUrl(), variable, name);
  }

  private ModelSettings made(
      String role, ModelConfig model, URI url, @Nullable String variable, String name) {
    try {
      return new ModelSettings(
          url,
          variable == null ? null : key(variable),
          name,
          model.temperature(),
          Objects.requireNonNull(model.maxTokens()),
          Objects.requireNonNull(model.timeout()),
          variable,
          new Allowance(model.requestsPerMinute(), model.tokensPerMinute()));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "The model of the " + role + " cannot be used: " + e.getMessage() + ".", "");
    }
  }

  private Provider known(String name) {
    var all = new HashMap<String, Provider>();
    Providers.all().forEach(provider -> all.put(provider.name(), provider));
    config.providers().forEach((key, added) -> all.put(key, added.named(key)));
    var provider = all.get(name);
    if (provider == null) {
      throw Failure.usage(
          "There is no provider \"" + name + "\".",
          "There are rehearsal, "
              + String.join(", ", all.keySet().stream().sorted().toList())
              + "; any other endpoint is reached with --base-url.");
    }
    return provider;
  }

  private @Nullable String key(String variable) {
    var value = environment.get(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
