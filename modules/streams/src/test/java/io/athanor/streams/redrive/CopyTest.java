package io.athanor.streams.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.Headers;
import io.athanor.streams.engine.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class CopyTest {

  @Test
  void isTheRecordAsItWasAndNamesTheLetterItCameFrom() {
    // Given a letter whose record was redriven before
    var record =
        letter(
            "value",
            "athanor-id",
            "a",
            "mine",
            "kept",
            Headers.SOURCE,
            "p.in/2/17",
            Headers.PART,
            "0/1",
            Headers.REDRIVEN_FROM,
            "p.line.failed/0/1",
            DeadLetter.FAULT,
            "bug",
            DeadLetter.STACKTRACE,
            "at …");

    // When
    var copy = Copy.of(Letter.read(record), record).record();

    // Then
    assertThat(copy.topic()).isEqualTo("p.in");
    assertThat(copy.partition()).isEqualTo(2);
    assertThat(copy.timestamp()).isNull();
    assertThat(copy.key()).isEqualTo("key".getBytes(UTF_8));
    assertThat(copy.value()).isEqualTo("value".getBytes(UTF_8));
    assertThat(
            Arrays.stream(copy.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), UTF_8)))
        .containsExactlyInAnyOrder(
            "athanor-id=a", "mine=kept", "athanor-redriven-from=p.line.failed/1/5");
  }

  @Test
  void readsWhatALetterTells() {
    // When
    var letter =
        Letter.read(
            letter(
                "",
                Headers.SOURCE,
                "p.in/2/17",
                DeadLetter.FAULT,
                "oversize",
                DeadLetter.EXCEPTION,
                "io.athanor.Big",
                DeadLetter.FIRST_TIME,
                "1000",
                DeadLetter.LAST_TIME,
                "2000",
                DeadLetter.SIZE,
                "99"));

    // Then
    assertThat(letter.source().orElseThrow()).hasToString("p.in/2/17");
    assertThat(letter.fault()).isEqualTo("oversize");
    assertThat(letter.exception()).isEqualTo("Big");
    assertThat(letter.id()).isEqualTo("p.line.failed/1/5");
    assertThat(letter.first()).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(letter.last()).isEqualTo(Instant.ofEpochSecond(2));
    assertThat(letter.byReference()).isTrue();
  }

  @Test
  void takesAValueThatIsThereThoughItsRecordHadAHeaderOfThatName() {
    assertThat(Letter.read(letter("value", DeadLetter.SIZE, "99")).byReference()).isFalse();
  }

  @Test
  void readsALetterThatTellsNothingOfUse() {
    // When
    var letter = Letter.read(letter("x", Headers.SOURCE, "rubbish", DeadLetter.LAST_TIME, "late"));

    // Then
    assertThat(letter.source()).isEqualTo(Optional.empty());
    assertThat(letter.failure()).isEqualTo(letter.at());
    assertThat(letter.fault()).isEqualTo("unknown");
    assertThat(letter.last()).isEqualTo(Instant.ofEpochMilli(7));
  }

  @Test
  void selectsByFaultOrExceptionAndByIdOrPlace() {
    // Given
    var letter =
        Letter.read(
            letter("x", Headers.ID, "a", DeadLetter.FAULT, "bug", DeadLetter.EXCEPTION, "p.E"));

    // Then
    assertThat(Selection.ALL.takes(letter)).isTrue();
    assertThat(new Selection(Set.of("bug"), Set.of()).takes(letter)).isTrue();
    assertThat(new Selection(Set.of("E"), Set.of("other", "a")).takes(letter)).isTrue();
    assertThat(new Selection(Set.of(), Set.of("p.line.failed/1/5")).takes(letter)).isTrue();
    assertThat(new Selection(Set.of("poison"), Set.of("a")).takes(letter)).isFalse();
    assertThat(new Selection(Set.of("bug"), Set.of("b")).takes(letter)).isFalse();
  }

  private static ConsumerRecord<byte[], ByteBuffer> letter(String value, String... headers) {
    var all = new RecordHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1].getBytes(UTF_8));
    }
    return new ConsumerRecord<>(
        "p.line.failed",
        1,
        5,
        7,
        TimestampType.CREATE_TIME,
        3,
        value.length(),
        "key".getBytes(UTF_8),
        ByteBuffer.wrap(value.getBytes(UTF_8)),
        all,
        Optional.empty());
  }
}
