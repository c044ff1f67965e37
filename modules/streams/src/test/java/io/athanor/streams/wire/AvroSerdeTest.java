package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.TryAgainLater;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {
  private static final String TOPIC = "t.seeds.v1";
  private static final String SECRET = "the philosopher's stone";
  private static final Seed SEED = Samples.seed("s1", SECRET, Kind.GENERAL);
  private static final byte[] THOUSAND_MILLION = {-128, -88, -42, -71, 7};
  private static final MemoryRegistry REGISTRY = MemoryRegistry.scope("mock://serde");

  @Test
  void writesConfluentsFrame() {
    // When
    var frame = serializer().serialize(TOPIC, SEED);

    // Then
    var id = REGISTRY.lookup(TOPIC + "-value", Seed.getClassSchema()).id();
    assertThat(ByteBuffer.wrap(frame).get()).isZero();
    assertThat(ByteBuffer.wrap(frame).getInt(1)).isEqualTo(id);
  }

  @Test
  void readsWhatAnOlderSchemaWroteWithoutAFieldOfToday() {
    // Given
    var before = without(Seed.getClassSchema(), "tags");
    var frame = serializer().serialize(TOPIC, copy(SEED, before));

    // When
    var read = deserializer(true).deserialize(TOPIC, frame);

    // Then
    assertThat(read).isEqualTo(SEED);
  }

  @Test
  void readsWhatANewerSchemaWroteWithAFieldOfTomorrow() {
    // Given
    var after = with(Seed.getClassSchema(), "mood", "serene");
    var frame = serializer().serialize("t.newer.v1", copy(SEED, after));

    // When
    var read = deserializer(true).deserialize("t.newer.v1", frame);

    // Then
    assertThat(read).isEqualTo(SEED);
  }

  @Test
  void readsGenericRecordsUnlessToldOtherwise() {
    // Given
    var frame = serializer().serialize(TOPIC, SEED);

    // When
    var read = deserializer(false).deserialize(TOPIC, frame);

    // Then
    assertThat(read)
        .isInstanceOfSatisfying(
            GenericRecord.class, r -> assertThat(r.get("prompt")).hasToString(SECRET));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongBytes")
  void refusesWrongBytesInASentenceThatQuotesNothing(byte[] bytes, String sentence) {
    assertThatThrownBy(() -> deserializer(true).deserialize(TOPIC, bytes))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(sentence)
        .hasNoCause()
        .message()
        .doesNotContain("philosopher");
  }

  static Stream<Arguments> wrongBytes() {
    var frame = Objects.requireNonNull(serializer().serialize(TOPIC, SEED));
    var header = Arrays.copyOf(frame, Frame.HEADER);
    return Stream.of(
        Arguments.of(new byte[] {0, 1}, "2 bytes, fewer than the 5"),
        Arguments.of(SECRET.getBytes(StandardCharsets.UTF_8), "unknown magic byte"),
        Arguments.of(Arrays.copyOf(frame, frame.length - 5), "ends before its record does"),
        Arguments.of(Arrays.copyOf(frame, frame.length + 1), "goes on after its record"),
        Arguments.of(joined(header, new byte[] {1}), "not the Avro its frame promises"),
        // A string, then a list, that claims to hold a thousand million.
        Arguments.of(joined(header, THOUSAND_MILLION), "ends before its record does"),
        Arguments.of(
            joined(Arrays.copyOf(frame, frame.length - 1), THOUSAND_MILLION), "its record does"));
  }

  @Test
  void refusesASchemaIdThatTheRegistryDoesNotKnow() {
    // Given
    var frame = Frame.header(4711);

    // When, Then
    assertThatThrownBy(() -> deserializer(true).deserialize(TOPIC, frame))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("4711");
  }

  @Test
  void makesNoInstanceOfAClassThatASchemaNamesAndNobodyTrusts() {
    // Given
    var schema = SchemaBuilder.record("java.lang.ProcessBuilder").fields().endRecord();
    var frame = Frame.header(REGISTRY.register("t.evil.v1-value", schema));

    // When, Then
    assertThatThrownBy(() -> deserializer(true).deserialize("t.evil.v1", frame))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("java.lang.ProcessBuilder");
  }

  @Test
  void blamesTheRegistryNotTheRecordWhereASchemaIsRefused() {
    // Given
    serializer().serialize("t.narrow.v1", copy(SEED, without(Seed.getClassSchema(), "prompt")));

    // When, Then
    assertThatThrownBy(() -> serializer().serialize("t.narrow.v1", SEED))
        .isInstanceOfSatisfying(
            TryAgainLater.class, e -> assertThat(e.about()).isEqualTo(TryAgainLater.About.ENDPOINT))
        .hasMessageContaining("prompt");
  }

  @Test
  void registersNothingWhereItMayNot() {
    // Given
    var serializer = new AvroSerializer();
    serializer.configure(
        Map.of("schema.registry.url", "mock://serde", "auto.register.schemas", "false"), false);

    // When, Then
    assertThatThrownBy(() -> serializer.serialize("t.unheard-of.v1", SEED))
        .isInstanceOf(TryAgainLater.class);
    assertThat(REGISTRY.subjects()).doesNotContain("t.unheard-of.v1-value");
  }

  private static AvroSerializer serializer() {
    var serializer = new AvroSerializer();
    serializer.configure(Map.of("schema.registry.url", "mock://serde"), false);
    return serializer;
  }

  private static AvroDeserializer deserializer(boolean specific) {
    var deserializer = new AvroDeserializer();
    deserializer.configure(
        Map.of("schema.registry.url", "mock://serde", "specific.avro.reader", specific), false);
    return deserializer;
  }

  private static GenericRecord copy(IndexedRecord record, Schema schema) {
    var copy = new GenericData.Record(schema);
    for (var field : schema.getFields()) {
      var known = record.getSchema().getField(field.name());
      copy.put(field.name(), known == null ? field.defaultVal() : record.get(known.pos()));
    }
    return copy;
  }

  private static Schema without(Schema schema, String field) {
    return record(schema, schema.getFields().stream().filter(f -> !f.name().equals(field)));
  }

  private static Schema with(Schema schema, String field, String byDefault) {
    var added = new Schema.Field(field, Schema.create(Schema.Type.STRING), null, byDefault);
    return record(schema, Stream.concat(Stream.of(added), schema.getFields().stream()));
  }

  private static Schema record(Schema like, Stream<Schema.Field> fields) {
    return Schema.createRecord(
        like.getName(),
        like.getDoc(),
        like.getNamespace(),
        false,
        fields.map(f -> new Schema.Field(f, f.schema())).toList());
  }

  private static byte[] joined(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }
}
