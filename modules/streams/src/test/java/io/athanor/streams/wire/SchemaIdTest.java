package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.GradedSample;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaIdTest {

  @Test
  void isTheStartOfTheHashOfTheCanonicalJson() {
    // Given
    // printf '"string"' | sha256sum
    var schema = Schema.create(Schema.Type.STRING);

    // When, Then
    assertThat(SchemaId.of(schema)).isEqualTo(0xe9e5c1c9 & Integer.MAX_VALUE);
  }

  @Test
  void staysTheSameWhenTheSchemaIsWrittenAndReadAgain() {
    // Given
    var schema = GradedSample.getClassSchema();

    // When
    var again = SchemaText.parse(schema.toString(true));

    // Then
    assertThat(SchemaId.of(again)).isEqualTo(SchemaId.of(schema));
  }

  @Test
  void tellsDefaultsApart() {
    assertThat(SchemaId.of(withDefault("a"))).isNotEqualTo(SchemaId.of(withDefault("b")));
  }

  @Test
  void isAlwaysPositive() {
    assertThat(IntStream.range(0, 200).map(i -> SchemaId.of(withDefault("d" + i))))
        .allMatch(id -> id > 0);
  }

  private static Schema withDefault(String value) {
    return SchemaBuilder.record("R")
        .fields()
        .name("f")
        .type()
        .stringType()
        .stringDefault(value)
        .endRecord();
  }
}
