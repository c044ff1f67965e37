package io.athanor.streams.engine;

import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// The record on `<line>.failed`: the source record's own key, value and headers, and headers that
/// say what happened. Those with `__streams.errors.` are named as in KIP-1034. All are UTF-8.
public final class DeadLetter {
  public static final String EXCEPTION = "__streams.errors.exception";
  public static final String MESSAGE = "__streams.errors.message";
  public static final String STACKTRACE = "__streams.errors.stacktrace";
  public static final String TOPIC = "__streams.errors.topic";
  public static final String PARTITION = "__streams.errors.partition";
  public static final String OFFSET = "__streams.errors.offset";

  /// `poison`, `bug`, `record`, `oversize` or `expired`.
  public static final String FAULT = "athanor.fault";

  /// Tries that it took.
  public static final String ATTEMPTS = "athanor.attempts";

  /// When it was admitted, in ms since the epoch.
  public static final String FIRST_TIME = "athanor.first.time";

  /// When it failed for good, in ms since the epoch.
  public static final String LAST_TIME = "athanor.last.time";

  /// Where the value is empty because a record is too large, or is gone: how large it was, as far
  /// as is known. A source record that is too large is still where the headers [#TOPIC],
  /// [#PARTITION] and [#OFFSET] say.
  public static final String SIZE = "athanor.size";

  /// All that a letter has beside the source record's own headers. Where that had some of the same
  /// name, the letter's stand in their place.
  public static final Set<String> HEADERS =
      Set.of(
          EXCEPTION,
          MESSAGE,
          STACKTRACE,
          TOPIC,
          PARTITION,
          OFFSET,
          FAULT,
          ATTEMPTS,
          FIRST_TIME,
          LAST_TIME,
          SIZE,
          Headers.SOURCE,
          Headers.PART);

  private static final int MOST_MESSAGE = 1024;
  private static final int MOST_STACKTRACE = 4096;
  private static final int MOST_CAUSES = 8;
  private static final int MOST_FRAMES = 12;
  private static final byte[] NOTHING = {};

  private DeadLetter() {}

  /// The most whole letter that fits: with the value; by reference; without even the source
  /// record's key and headers.
  ///
  /// @param most bytes that a record may take
  static Departure of(
      SourceRecord source,
      InFlight entry,
      Fault fault,
      int attempts,
      Throwable thrown,
      long now,
      long most) {
    var record = source.record();
    var story = story(source.place(), entry, fault, attempts, thrown, now);
    var whole = letter(record.withHeaders(merged(record.headers(), story)));
    boolean byReference = fault == Fault.OVERSIZE || fault == Fault.EXPIRED;
    if (whole.size() <= most && !byReference) {
      return whole;
    }
    long size = thrown instanceof OversizeException oversize ? oversize.size() : source.size();
    set(story, SIZE, Long.toString(size));
    var empty = record.withValue(NOTHING);
    var reference = letter(empty.withHeaders(merged(record.headers(), story)));
    return reference.size() <= most
        ? reference
        : letter(empty.<byte[]>withKey(null).withHeaders(story));
  }

  private static RecordHeaders story(
      Place source, InFlight entry, Fault fault, int attempts, Throwable thrown, long now) {
    var cause = thrown instanceof UndecodableException e ? e.reason() : thrown;
    var story = new RecordHeaders();
    set(story, EXCEPTION, cause.getClass().getName());
    set(story, MESSAGE, cut(String.valueOf(cause.getMessage()), MOST_MESSAGE));
    set(story, STACKTRACE, cut(frames(cause), MOST_STACKTRACE));
    set(story, TOPIC, source.topic());
    set(story, PARTITION, Integer.toString(source.partition()));
    set(story, OFFSET, Long.toString(source.offset()));
    set(story, FAULT, fault.tag());
    set(story, ATTEMPTS, Integer.toString(attempts));
    set(story, FIRST_TIME, Long.toString(entry.firstTime()));
    set(story, LAST_TIME, Long.toString(now));
    set(story, Headers.SOURCE, source.toString());
    set(story, Headers.PART, "0/1");
    return story;
  }

  /// The record's own headers; where it came from an earlier stage or was a dead letter before,
  /// what is said now takes the place of what was said then.
  private static RecordHeaders merged(Iterable<Header> own, RecordHeaders story) {
    var all = new RecordHeaders(own);
    for (Header header : story) {
      all.remove(header.key()).add(header);
    }
    return all;
  }

  private static Departure letter(Record<byte[], byte[]> record) {
    return new Departure(Outlet.FAILED, record);
  }

  private static void set(RecordHeaders headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /// Classes and frames only: a message may quote a prompt or an answer.
  private static String frames(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .flatMap(cause ->
            Stream.concat(
                Stream.of(cause.getClass().getName()),
                Arrays.stream(cause.getStackTrace())
                    .limit(MOST_FRAMES)
                    .map(frame -> "\tat " + frame)))
        .collect(Collectors.joining("\n"));
  }

  /// At most `most` bytes of UTF-8.
  private static String cut(String text, int most) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return text;
    }
    int end = most;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
