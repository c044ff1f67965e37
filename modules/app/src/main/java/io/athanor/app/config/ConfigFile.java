package io.athanor.app.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.app.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.StringSubstitutor;

/// Reads the configuration from YAML.
///
/// `${NAME:-default}` in a value is filled from the environment, after the YAML was parsed: what
/// stands in a variable is never read as YAML.
public final class ConfigFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(Durations.module())
          .build();

  private final String file;
  private final Map<String, String> environment;
  private final KeyLines lines;

  private ConfigFile(String file, Map<String, String> environment, KeyLines lines) {
    this.file = file;
    this.environment = environment;
    this.lines = lines;
  }

  /// @throws Failure with file, line and one sentence
  public static Config read(Path file, Map<String, String> environment) {
    try {
      return parse(file.toString(), Files.readString(file), environment);
    } catch (NoSuchFileException e) {
      throw Failure.usage("There is no configuration file " + file + ".", "Check --config.");
    } catch (IOException e) {
      throw Failure.usage("The configuration " + file + " cannot be read: " + e + ".", "");
    }
  }

  /// @param file its name, for messages
  /// @throws Failure with file, line and one sentence
  static Config parse(String file, String yaml, Map<String, String> environment) {
    try {
      var lines = KeyLines.of(YAML, yaml);
      return new ConfigFile(file, environment, lines).config(YAML.readTree(yaml));
    } catch (JacksonException e) {
      throw refused(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), syntax(e));
    } catch (IOException e) {
      throw new IllegalStateException("a string has no input errors", e);
    }
  }

  /// Every key there is, as a tree with its default.
  static ObjectNode defaults() {
    return YAML.valueToTree(Config.DEFAULT);
  }

  /// Every setting that shapes the data, as `section.key`, with its value.
  public static Map<String, String> shape(Config config) {
    var whole = YAML.<ObjectNode>valueToTree(config);
    var flat = new TreeMap<String, String>();
    for (var section : List.of("generate", "evolve", "critique", "verify", "rounds")) {
      flatten(section, whole.get(section), flat);
    }
    flatten("sink.format", whole.at("/sink/format"), flat);
    flatten("sink.tier", whole.at("/sink/tier"), flat);
    config
        .models()
        .byRole()
        .forEach((role, model) -> {
          flat.put(role + ".temperature", String.valueOf(model.temperature()));
          flat.put(role + ".max-tokens", String.valueOf(model.maxTokens()));
        });
    return flat;
  }

  private static void flatten(String key, JsonNode value, Map<String, String> into) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> flatten(key + "." + entry.getKey(), entry.getValue(), into));
    } else {
      into.put(key, value.isTextual() ? value.textValue() : value.toString());
    }
  }

  private Config config(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return Config.DEFAULT;
    }
    if (!given.isObject()) {
      throw refused(file, 1, "the file holds no keys; write lines like \"rounds: 3\"");
    }
    var whole = defaults();
    lay((ObjectNode) given, whole, JsonPointer.empty());
    try {
      return YAML.treeToValue(whole, Config.class);
    } catch (JsonMappingException e) {
      var problem = ConfigProblem.of(e);
      throw refused(file, lines.nearest(problem.at()), problem.sentence());
    } catch (JacksonException e) {
      throw refused(file, 1, e.getOriginalMessage());
    }
  }

  /// Sections are merged key by key; anything else replaces what was there.
  private void lay(ObjectNode given, ObjectNode under, JsonPointer at) {
    given
        .properties()
        .forEach(entry -> {
          var here = at.appendProperty(entry.getKey());
          switch (entry.getValue()) {
            case ObjectNode section when under.get(entry.getKey()) instanceof ObjectNode below ->
                lay(section, below, here);
            case ObjectNode section -> {
              var fresh = YAML.createObjectNode();
              lay(section, fresh, here);
              under.set(entry.getKey(), fresh);
            }
            case TextNode text -> under.put(entry.getKey(), filled(text.textValue(), here));
            // A section that was left empty says nothing.
            case JsonNode none
                when none.isNull() && under.get(entry.getKey()) instanceof ObjectNode -> {}
            case JsonNode other -> under.set(entry.getKey(), other);
          }
        });
  }

  private String filled(String value, JsonPointer at) {
    try {
      return new StringSubstitutor(environment)
          .setEnableUndefinedVariableException(true)
          .setDisableSubstitutionInValues(true)
          .replace(value);
    } catch (IllegalArgumentException e) {
      throw refused(
          file,
          lines.nearest(at),
          "an environment variable in \"%s\" is not set; set it, or give a default: ${NAME:-default}"
              .formatted(value));
    }
  }

  private static String syntax(JacksonException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    return "this is not valid YAML: " + first;
  }

  private static Failure refused(String file, int line, String sentence) {
    return Failure.usage(
        "%s:%d: %s".formatted(file, line, sentence.replaceFirst("(?<![.?])$", ".")),
        "docs/configuration.md tells of every key.");
  }
}
