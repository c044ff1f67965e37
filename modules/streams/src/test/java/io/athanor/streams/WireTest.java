package io.athanor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.record.Critique;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.wire.Unreadable;
import io.athanor.testkit.Samples;
import java.io.EOFException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  private static final Topic<Seed> SEEDS = new Topic<>("t.seeds.v1", Seed.class);
  private static final Topic<Critique> CRITIQUES = new Topic<>("t.critiques.v1", Critique.class);

  private final Wire wire = Wire.of(Map.of("schema.registry.url", "mock://wire"));

  @Test
  void givesBackTheRecordItEncoded() {
    // Given
    var critique = Samples.critique(Samples.seed("s1", "why?", Kind.GENERAL), "so", "because");

    // When
    var bytes = wire.encode(CRITIQUES, critique);

    // Then
    assertThat(wire.decode(CRITIQUES, bytes)).isEqualTo(critique);
  }

  @Test
  void readsAPlainJsonSeedOnTheSeedsTopic() {
    // Given
    var json = "{\"prompt\":\"why?\"}".getBytes(StandardCharsets.UTF_8);

    // When
    var seed = wire.decode(SEEDS, json);

    // Then
    assertThat(seed.getPrompt()).isEqualTo("why?");
  }

  @Test
  void refusesARecordOfAnotherTopicsType() {
    // Given
    var bytes = wire.encode(SEEDS, Samples.seed("s1", "why?", Kind.GENERAL));

    // When, Then
    assertThatThrownBy(() -> wire.decode(CRITIQUES, bytes))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("another type");
  }

  @Test
  void refusesAJsonSeedThatDoesNotHoldWithoutQuotingIt() {
    // Given
    var broken = "{\"prompt\":\"why?\", secret}".getBytes(StandardCharsets.UTF_8);
    var unkind = "{\"prompt\":\"why?\",\"kind\":\"secret\"}".getBytes(StandardCharsets.UTF_8);

    // When, Then
    assertThatThrownBy(() -> wire.decode(SEEDS, broken))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("line 1, column")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> wire.decode(SEEDS, unkind))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("general, code, math")
        .hasMessageNotContaining("secret");
  }

  @Test
  void usesTheClassesThatTheConfigurationNames() {
    // Given
    var theirs = theirs();

    // When
    var bytes = theirs.encode(SEEDS, Samples.seed("s1", "why?", Kind.GENERAL));

    // Then
    assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("mock://theirs why?");
    assertThat(theirs.decode(SEEDS, bytes).getPrompt()).isEqualTo("read by theirs");
  }

  @ParameterizedTest
  @CsvSource({
    "down, io.athanor.core.TryAgainLater",
    "denied, io.athanor.core.TryAgainLater",
    "garbage, io.athanor.streams.wire.Unreadable",
  })
  void tellsARegistryThatIsDownFromAValueThatIsWrongWhoeverDeserializes(
      String fault, Class<?> expected) {
    assertThatThrownBy(() -> theirs().decode(SEEDS, fault.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(expected)
        .hasMessageNotContaining("secret");
  }

  @Test
  void saysWhichClassCannotBeUsed() {
    assertThatThrownBy(() -> Wire.of(Map.of("value.serializer", "no.such.Serializer")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value.serializer names no.such.Serializer");
  }

  private static Wire theirs() {
    return Wire.of(
        Map.of(
            "value.serializer", TheirSerializer.class.getName(),
            "value.deserializer", TheirDeserializer.class.getName(),
            "schema.registry.url", "mock://theirs"));
  }

  /// Stands for the serializer of another maker.
  public static final class TheirSerializer implements Serializer<Seed> {
    private Object url = "";

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
      url = Objects.requireNonNull(config.get("schema.registry.url"));
    }

    @Override
    public byte[] serialize(String topic, Seed seed) {
      return (url + " " + seed.getPrompt()).getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Stands for the deserializer of another maker, which wraps what befalls it.
  public static final class TheirDeserializer implements Deserializer<Seed> {
    @Override
    public Seed deserialize(String topic, byte[] bytes) {
      return switch (new String(bytes, StandardCharsets.UTF_8)) {
        case "down" -> throw new SerializationException("secret", new ConnectException());
        case "denied" -> throw new AuthenticationException("secret");
        case "garbage" -> throw new SerializationException("secret", new EOFException());
        default -> Samples.seed("s1", "read by theirs", Kind.GENERAL);
      };
    }
  }
}
