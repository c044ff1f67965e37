package io.athanor.streams.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final Place SOURCE = new Place("p.answers.v1", 2, 17);
  private static final int MOST = 100_000;

  @Test
  void keepsTheRecordAsItWasAndTellsWhatHappened() {
    // Given
    var own = new RecordHeaders().add(Headers.ID, bytes("id")).add(Headers.SOURCE, bytes("a/0/1"));
    var source = source(own, bytes("value"));

    // When
    var letter = letter(source, Fault.RECORD, new IllegalStateException("no use"));

    // Then
    assertThat(letter.outlet()).isEqualTo(Outlet.FAILED);
    assertThat(letter.record().key()).isEqualTo(bytes("key"));
    assertThat(letter.record().value()).isEqualTo(bytes("value"));
    assertThat(letter.record().timestamp()).isEqualTo(50);
    assertThat(header(letter, Headers.ID)).isEqualTo("id");
    assertThat(header(letter, Headers.SOURCE)).isEqualTo("p.answers.v1/2/17");
    assertThat(header(letter, Headers.PART)).isEqualTo("0/1");
    assertThat(letter.record().headers().headers(Headers.SOURCE)).hasSize(1);
    assertThat(header(letter, DeadLetter.EXCEPTION)).isEqualTo("java.lang.IllegalStateException");
    assertThat(header(letter, DeadLetter.MESSAGE)).isEqualTo("no use");
    assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo("p.answers.v1");
    assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("2");
    assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("17");
    assertThat(header(letter, DeadLetter.FAULT)).isEqualTo("record");
    assertThat(header(letter, DeadLetter.ATTEMPTS)).isEqualTo("3");
    assertThat(header(letter, DeadLetter.FIRST_TIME)).isEqualTo("100");
    assertThat(header(letter, DeadLetter.LAST_TIME)).isEqualTo("300");
  }

  @Test
  void leavesTheSourceRecordsHeadersAlone() {
    // Given
    var own = new RecordHeaders().add(Headers.SOURCE, bytes("a/0/1"));

    // When
    letter(source(own, bytes("value")), Fault.BUG, new RuntimeException());

    // Then
    assertThat(own.toArray()).hasSize(1);
  }

  @Test
  void boundsTheStackTraceAndKeepsMessagesOutOfIt() {
    // Given
    var cause = new IllegalStateException("the secret answer");
    cause.setStackTrace(many(500));

    // When
    var letter = letter(source("value"), Fault.BUG, new RuntimeException("x", cause));

    // Then
    assertThat(header(letter, DeadLetter.STACKTRACE))
        .contains("java.lang.RuntimeException")
        .contains("java.lang.IllegalStateException")
        .doesNotContain("secret")
        .satisfies(trace -> assertThat(bytes(trace)).hasSizeLessThanOrEqualTo(4096));
  }

  @Test
  void namesWhatMadeTheBytesUnreadable() {
    // When
    var letter =
        letter(
            source("x"), Fault.POISON, new UndecodableException(new ArithmeticException("magic")));

    // Then
    assertThat(header(letter, DeadLetter.EXCEPTION)).isEqualTo("java.lang.ArithmeticException");
    assertThat(header(letter, DeadLetter.MESSAGE)).isEqualTo("magic");
  }

  @Test
  void goesByReferenceWhereAResultWasTooLarge() {
    // When
    var letter = letter(source("value"), Fault.OVERSIZE, new OversizeException("it", 123456, 9));

    // Then
    assertThat(letter.record().key()).isEqualTo(bytes("key"));
    assertThat(letter.record().value()).isEmpty();
    assertThat(header(letter, DeadLetter.SIZE)).isEqualTo("123456");
  }

  @Test
  void goesByReferenceWhereItWouldBeTooLargeItself() {
    // When
    var letter = letter(source("v".repeat(MOST)), Fault.BUG, new RuntimeException());

    // Then
    assertThat(letter.record().value()).isEmpty();
    assertThat(letter.size()).isLessThan(MOST);
    assertThat(header(letter, DeadLetter.SIZE)).isNotEmpty();
  }

  @Test
  void saysThatTheRecordIsGoneAndHasNoValue() {
    // When
    var letter = letter(SourceRecord.gone(SOURCE), Fault.EXPIRED, new ExpiredException(SOURCE));

    // Then
    assertThat(letter.record().value()).isEmpty();
    assertThat(header(letter, DeadLetter.FAULT)).isEqualTo("expired");
    assertThat(header(letter, DeadLetter.SIZE)).isNotEmpty();
    assertThat(header(letter, DeadLetter.MESSAGE)).contains("p.answers.v1/2/17", "retention");
  }

  @Test
  void doesWithoutHeadersThatAreTooLargeThemselves() {
    // Given
    var own = new RecordHeaders().add("large", new byte[MOST]);
    var source = source(own, bytes("value"));

    // When
    var letter = letter(source, Fault.BUG, new RuntimeException());

    // Then
    assertThat(letter.size()).isLessThan(MOST);
    assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("17");
  }

  private static Departure letter(SourceRecord source, Fault fault, Throwable thrown) {
    return DeadLetter.of(source, new InFlight(2, 100, 200), fault, 3, thrown, 300, MOST);
  }

  private static SourceRecord source(String value) {
    return source(new RecordHeaders(), bytes(value));
  }

  private static SourceRecord source(org.apache.kafka.common.header.Headers headers, byte[] value) {
    return new SourceRecord(SOURCE, new Record<>(bytes("key"), value, 50, headers));
  }

  private static String header(Departure letter, String name) {
    return new String(letter.record().headers().lastHeader(name).value(), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static StackTraceElement[] many(int frames) {
    var all = new StackTraceElement[frames];
    java.util.Arrays.fill(all, new StackTraceElement("Ä", "method", "File.java", 1));
    return all;
  }
}
