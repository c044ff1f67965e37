package io.athanor.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.athanor.app.console.Failure;
import io.athanor.record.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final Path DOCS = Path.of("../../docs/configuration.md");

  @Test
  void laysWhatIsWrittenOverTheDefaults() {
    // Given
    var yaml =
        """
        rounds: 1
        give-up-after: 90s
        evolve:
          generations: 3
        sink:
          tier: gold
        models:
          default: {provider: ollama, model: small}
          judge: {model: large, temperature: 0}
        """;

    // When
    var config = read(yaml);

    // Then
    assertThat(config.rounds()).isEqualTo(1);
    assertThat(config.giveUpAfter()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.evolve().generations()).isEqualTo(3);
    assertThat(config.evolve().weights()).isEqualTo(Config.DEFAULT.evolve().weights());
    assertThat(config.sink().tier()).isEqualTo(Tier.GOLD);
    assertThat(config.topics()).isEqualTo(Config.DEFAULT.topics());
    var judge = config.models().byRole().get("judge");
    assertThat(judge)
        .extracting("provider", "model", "temperature", "maxTokens")
        .containsExactly("ollama", "large", 0.0, 8192);
  }

  @Test
  void dockerIsThereWhereItIsConfigured() {
    assertThat(Config.DEFAULT.sandbox().docker()).isNull();
    var sandbox =
        read("sandbox: {backends: [docker], docker: {image: athanor, runtime: runsc}}").sandbox();
    assertThat(sandbox.backends()).containsExactly("docker");
    assertThat(sandbox.docker()).extracting("image", "runtime").containsExactly("athanor", "runsc");
  }

  @Test
  void takesAnEmptyFileForTheDefaults() {
    assertThat(read("# nothing yet\n")).isEqualTo(Config.DEFAULT);
    assertThat(read("kafka:\n")).isEqualTo(Config.DEFAULT);
  }

  @Test
  void fillsVariablesInValuesAfterTheYamlIsRead() {
    // Given a variable that would be YAML if it were read as such
    var environment = Map.of("SERVERS", "a:1\nrounds: 9", "PARTITIONS", "8");

    // When
    var config =
        ConfigFile.parse(
            "c.yaml",
            """
            kafka: {bootstrap-servers: "${SERVERS}"}
            topics: {partitions: "${PARTITIONS:-2}"}
            schema-registry: {url: "${URL:-http://r:8081}"}
            """,
            environment);

    // Then
    assertThat(config.kafka().bootstrapServers()).isEqualTo("a:1\nrounds: 9");
    assertThat(config.rounds()).isEqualTo(Config.DEFAULT.rounds());
    assertThat(config.topics().partitions()).isEqualTo(8);
    assertThat(config.schemaRegistry().url()).isEqualTo("http://r:8081");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `rounds: 1\nevolve:\n  generatons: 2` | c.yaml:3: there is no key "generatons" in evolve; did you mean "generations"?
          `zebra: 2`                            | c.yaml:1: there is no key "zebra"; there are
          `prefix: p\nrounds: 99`               | c.yaml:2: rounds must be from 0 to 20, got 99
          `rounds: many`                        | c.yaml:1: rounds must be a whole number, got "many"
          `rounds: 1.5`                         | c.yaml:1: rounds must be
          `topics:\n  partitions: 0`            | c.yaml:2: topics: partitions must be from 1 to 1000, got 0
          `critique:\n  min-words: 1\n  min-axis: 9` | c.yaml:3: critique: min-axis must be from 1 to 5, got 9
          `give-up-after: soon`                 | c.yaml:1: give-up-after: "soon" is no duration
          `sink: {tier: platinum}`              | c.yaml:1: sink.tier must be one of gold, silver, bronze, reject, got "platinum"
          `sink: 3`                             | c.yaml:1: sink must be a section of keys
          `rounds: 1\nrounds: 2`                | c.yaml:2: this is not valid YAML: Duplicate field 'rounds'
          `rounds: [1`                          | c.yaml:1: this is not valid YAML
          `- rounds`                            | c.yaml:1: the file holds no keys
          `prefix: ${NOT_SET}`                  | c.yaml:1: an environment variable in "${NOT_SET}" is not set
          `models:\n  judge: {provider: openai, base-url: "http://x"}` | c.yaml:2: models.judge: provider and base-url exclude each other
          `models:\n  judge: {requests-per-minute: 0}` | c.yaml:2: models.judge: requests-per-minute must be at least 1, got 0
          `verify: {samples: 1}`                | c.yaml:1: verify: samples must be 0, for none, or from 2 to 50
          `verify:\n  agreement: {min-math-share: 0.5}` | c.yaml:2: verify.agreement: min-math-share must be more than 0.5
          `verify: {samples: 5}\nmodels: {teacher: {temperature: 0}}` | c.yaml:1: verify.samples wants independent answers
          `sandbox: {backends: [docker]}`       | c.yaml:1: sandbox: backends has docker, which needs docker.image
          `sandbox:\n  docker: {image: --privileged}` | c.yaml:2: sandbox.docker: image must name an image
          `evolve:\n  generations: -1`          | c.yaml:2: evolve: generations must be 0 or more, got -1
          """)
  void refusesWithFileLineAndASentence(String yaml, String sentence) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read(yaml.replace("\\n", "\n")))
        .satisfies(
            refused -> assertThat(refused.getMessage()).startsWith(sentence).matches("(?s).*[.?]"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
  }

  @Test
  void theDocumentedExampleIsRead() throws IOException {
    var example =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS));
    assertThat(example.find()).isTrue();
    assertThat(read(example.group(1))).isNotEqualTo(Config.DEFAULT);
  }

  @Test
  void everyKeyIsDocumented() throws IOException {
    // Given
    var documented =
        Pattern.compile("(?m)^\\| `([a-z.-]+)` ")
            .matcher(Files.readString(DOCS))
            .results()
            .map(row -> row.group(1))
            .toList();

    // When
    var keys = new ArrayList<String>();
    leaves("", ConfigFile.defaults(), keys);

    // Then: roles have the keys of models.default
    keys.removeIf(key -> key.matches("models\\.(questioner|evolver|teacher|judge|solver)\\..*"));
    assertThat(documented).containsAll(keys);
  }

  private static void leaves(String prefix, JsonNode node, List<String> into) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(entry ->
              leaves(
                  prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                  entry.getValue(),
                  into));
    } else if (!prefix.endsWith(".correctness")) {
      into.add(prefix);
    } else {
      into.add(prefix.replace(".correctness", ""));
    }
  }

  private static Config read(String yaml) {
    return ConfigFile.parse("c.yaml", yaml, Map.of());
  }
}
