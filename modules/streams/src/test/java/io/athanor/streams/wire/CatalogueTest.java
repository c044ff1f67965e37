package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Schema EMPTY = SchemaBuilder.record("R").fields().endRecord();
  private static final Schema OPTIONAL =
      SchemaBuilder.record("R").fields().optionalString("a").endRecord();
  private static final Schema OTHER =
      SchemaBuilder.record("R").fields().optionalString("b").endRecord();
  private static final Schema REQUIRED =
      SchemaBuilder.record("R").fields().requiredString("a").endRecord();

  private final Catalogue catalogue = new Catalogue();

  @Test
  void numbersTheVersionsOfASubject() {
    // Given
    catalogue.add(catalogue.next("s", EMPTY));

    // When
    var next = catalogue.next("s", OPTIONAL);

    // Then
    assertThat(next.version()).isEqualTo(2);
  }

  @Test
  void refusesASchemaThatCannotReadWhatTheLatestWrote() {
    // Given
    catalogue.add(catalogue.next("s", EMPTY));

    // When, Then
    assertThatThrownBy(() -> catalogue.next("s", REQUIRED))
        .isInstanceOfSatisfying(RegistryRefusal.class, e -> assertThat(e.status()).isEqualTo(409))
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void refusesASchemaWhoseIdAnotherHas() {
    // Given
    catalogue.add(new SchemaVersion("s", 1, SchemaId.of(REQUIRED), EMPTY));

    // When, Then
    assertThatThrownBy(() -> catalogue.next("t", REQUIRED))
        .isInstanceOf(RegistryRefusal.class)
        .hasMessageContaining("Another schema has the id " + SchemaId.of(REQUIRED));
    assertThat(catalogue.add(new SchemaVersion("t", 1, SchemaId.of(REQUIRED), REQUIRED))).isFalse();
  }

  @Test
  void numbersTwoClaimsOfOneVersionAlikeInWhicheverOrderTheyCome() {
    // Given
    var first = new SchemaVersion("s", 1, SchemaId.of(EMPTY), EMPTY);
    var one = new SchemaVersion("s", 2, SchemaId.of(OPTIONAL), OPTIONAL);
    var another = new SchemaVersion("s", 2, SchemaId.of(OTHER), OTHER);
    var elsewhere = new Catalogue();

    // When
    catalogue.add(first);
    catalogue.add(one);
    catalogue.add(another);
    elsewhere.add(another);
    elsewhere.add(first);
    elsewhere.add(one);
    elsewhere.add(another);

    // Then
    assertThat(elsewhere.versions("s")).isEqualTo(catalogue.versions("s")).hasSize(3);
    assertThat(catalogue.next("s", REQUIRED_WITH_DEFAULT).version()).isEqualTo(4);
  }

  private static final Schema REQUIRED_WITH_DEFAULT =
      SchemaBuilder.record("R")
          .fields()
          .name("c")
          .type()
          .stringType()
          .stringDefault("")
          .endRecord();
}
