package io.athanor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.record.Critique;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.wire.Unreadable;
import io.athanor.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
