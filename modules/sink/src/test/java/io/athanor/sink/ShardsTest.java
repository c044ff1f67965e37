package io.athanor.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.core.Meters;
import io.athanor.core.PartitionWriter;
import io.athanor.record.GradedSample;
import io.athanor.record.Tier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path dir;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void nothingIsVisibleUntilItIsPublished() throws Exception {
    // Given
    try (var writer = open(10)) {
      put(writer, 0, 3);
      var before = names();

      // When
      writer.publish();

      // Then
      assertThat(before).isEmpty();
      assertThat(names()).containsExactly("graded+2+00000000000000000000.jsonl");
      assertThat(offsets()).containsExactly(0L, 1L, 2L);
      assertThat(drafts()).isEmpty();
    }
  }

  @Test
  void aShardIsFullAtItsRows() throws Exception {
    // Given
    try (var writer = open(2)) {

      // When
      put(writer, 5, 10);
      writer.publish();

      // Then
      assertThat(names())
          .containsExactly(
              "graded+2+00000000000000000005.jsonl",
              "graded+2+00000000000000000007.jsonl",
              "graded+2+00000000000000000009.jsonl");
      assertThat(offsets()).containsExactly(5L, 6L, 7L, 8L, 9L);
    }
  }

  @Test
  void onlyTheAcceptedTierAndBetterBecomeRows() throws Exception {
    // Given
    try (var writer = open(10)) {

      // When
      long offset = 0;
      for (var tier : List.of(Tier.REJECT, Tier.GOLD, Tier.BRONZE, Tier.SILVER, Tier.REJECT)) {
        writer.put(offset++, Graded.sample("x", tier));
      }
      writer.publish();

      // Then
      assertThat(names()).containsExactly("graded+2+00000000000000000001.jsonl");
      assertThat(offsets()).containsExactly(1L, 3L);
      assertThat(Meters.SINK_ROWS.counter(meters, "written").count()).isEqualTo(2);
      assertThat(Meters.SINK_ROWS.counter(meters, "below_tier").count()).isEqualTo(3);
    }
  }

  @Test
  void theNextOffsetFollowsTheNewestShardOfThisPartitionAlone() throws Exception {
    // Given
    try (var writer = open(2);
        var other = shards(2).open("graded", 22)) {
      put(writer, 0, 5);
      put(other, 0, 90);
      other.publish();

      // Then
      assertThat(writer.next()).isEqualTo(4);
      writer.publish();
      assertThat(writer.next()).isEqualTo(5);
    }
  }

  @Test
  void aWriterThatDiedBeforePublishingLeavesNothingToReaders() throws Exception {
    // Given: a torn draft of a process that is gone
    Files.writeString(dir.resolve(".graded+2+gone.draft"), "{\"id\":\"to");

    // When
    try (var heir = open(10)) {
      assertThat(heir.next()).isZero();
      put(heir, 0, 2);
      heir.publish();
    }

    // Then
    assertThat(offsets()).containsExactly(0L, 1L);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void aWriterThatDiedBetweenPublishingAndCommittingIsNotRepeated() throws Exception {
    // Given: published, its draft still there under its second name, nothing committed
    try (var dead = open(10)) {
      put(dead, 0, 3);
      dead.publish();
    }
    Files.createLink(
        dir.resolve(".graded+2+dead.draft"), dir.resolve("graded+2+00000000000000000000.jsonl"));

    // When
    try (var heir = open(10)) {
      put(heir, heir.next(), 5);
      heir.publish();
    }

    // Then
    assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void aFullReplayPublishesNothingTwice() throws Exception {
    // Given
    try (var writer = open(3)) {
      put(writer, 0, 10);
      writer.publish();
    }
    var before = names();

    // When: everything is put again, as if no file had been seen
    try (var writer = open(3)) {
      put(writer, 0, 10);
      writer.publish();
    }

    // Then
    assertThat(names()).isEqualTo(before);
    assertThat(offsets()).containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
    assertThat(Meters.SINK_ROWS.counter(meters, "written").count()).isEqualTo(10);
  }

  @Test
  void theOneWhoComesSecondGoesOnBehindTheOther() throws Exception {
    // Given: both read the same records; the heir has not read as far
    try (var zombie = open(10);
        var heir = open(10)) {
      put(zombie, 0, 6);
      put(heir, 0, 4);

      // When
      heir.publish();
      zombie.publish();

      // Then
      assertThat(names())
          .containsExactly(
              "graded+2+00000000000000000000.jsonl", "graded+2+00000000000000000004.jsonl");
      assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
      assertThat(drafts()).isEmpty();
    }
  }

  @Test
  void theOneWhoComesSecondWithLessAddsNothing() throws Exception {
    // Given
    try (var zombie = open(10);
        var heir = open(10)) {
      put(zombie, 0, 6);
      put(heir, 0, 4);

      // When
      zombie.publish();
      heir.publish();

      // Then
      assertThat(names()).containsExactly("graded+2+00000000000000000000.jsonl");
      put(heir, 4, 8);
      heir.publish();
      assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }
  }

  @Test
  void theDraftOfALivingWriterIsLeftAlone() throws Exception {
    // Given
    try (var living = open(10)) {
      put(living, 0, 3);

      // When
      open(10).close();

      // Then
      assertThat(drafts()).hasSize(1);
      living.publish();
      assertThat(offsets()).containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void aPublishedShardIsNeverReplaced() throws Exception {
    // Given: somebody's file has the name
    var taken = dir.resolve("graded+2+00000000000000000000.jsonl");
    Files.writeString(taken, "{\"mine\":true,\"source\":{\"offset\":1}}\n");

    // When
    try (var writer = open(10)) {
      put(writer, 0, 4);
      writer.publish();
    }

    // Then
    assertThat(taken).hasContent("{\"mine\":true,\"source\":{\"offset\":1}}");
    assertThat(offsets()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void closingDropsWhatIsNotPublished() throws Exception {
    // Given
    var writer = open(10);
    put(writer, 0, 3);

    // When
    writer.close();
    writer.close();

    // Then
    assertThat(names()).isEmpty();
    assertThat(drafts()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithADirectoryThatIsNone() throws Exception {
    // Given
    var file = Files.writeString(dir.resolve("file"), "");
    var shards = new Shards(file, new ChatRows(), SinkPolicy.DEFAULT, meters);

    // Then
    assertThatThrownBy(() -> shards.open("graded", 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  /// Writers come, stall, wake and die in a random order, each believing that it is the only one.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whateverWritersDoEachRowIsThereOnceAndInOrder(long seed) throws Exception {
    // Given
    var random = new Random(seed);
    var writers = new ArrayList<Reading>();

    // When
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(10)) {
        case 0 -> {
          if (writers.size() < 4) {
            writers.add(new Reading(open(1 + random.nextInt(7))));
          }
        }
        case 1 -> {
          if (!writers.isEmpty()) {
            writers.remove(random.nextInt(writers.size())).writer.close();
          }
        }
        case 2 -> {
          if (!writers.isEmpty()) {
            writers.get(random.nextInt(writers.size())).writer.publish();
          }
        }
        default -> {
          if (!writers.isEmpty()) {
            writers.get(random.nextInt(writers.size())).read();
          }
        }
      }
    }
    for (var reading : writers) {
      reading.writer.publish();
      reading.writer.close();
    }

    // Then: every third record is below the tier
    var rows = offsets();
    var expected =
        LongStream.rangeClosed(0, rows.getLast()).filter(Reading::accepted).boxed().toList();
    assertThat(rows).containsExactlyElementsOf(expected);
    assertThat(drafts()).isEmpty();
  }

  /// A writer and how far it has read the partition.
  private static final class Reading {
    private final PartitionWriter<GradedSample> writer;
    private long offset;

    Reading(PartitionWriter<GradedSample> writer) throws IOException {
      this.writer = writer;
      this.offset = writer.next();
    }

    void read() throws IOException {
      writer.put(offset, Graded.sample("id" + offset, accepted(offset) ? Tier.GOLD : Tier.BRONZE));
      offset++;
    }

    static boolean accepted(long offset) {
      return offset % 3 != 1;
    }
  }

  private Shards shards(int rows) {
    return new Shards(dir, new ChatRows(), new SinkPolicy(Tier.SILVER, rows), meters);
  }

  private PartitionWriter<GradedSample> open(int rows) throws IOException {
    return shards(rows).open("graded", 2);
  }

  private static void put(PartitionWriter<GradedSample> writer, long from, long to)
      throws IOException {
    for (long offset = from; offset < to; offset++) {
      writer.put(offset, Graded.sample("id" + offset, Tier.GOLD));
    }
  }

  /// The published shards of the partition, oldest first.
  private List<String> names() throws IOException {
    return list("graded+2+", ".jsonl");
  }

  private List<String> drafts() throws IOException {
    return list(".", ".draft");
  }

  private List<String> list(String prefix, String suffix) throws IOException {
    try (var files = Files.list(dir)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private List<Long> offsets() throws IOException {
    var all = new ArrayList<Long>();
    for (var name : names()) {
      for (var line : Files.readAllLines(dir.resolve(name))) {
        all.add(JSON.readTree(line).at("/source/offset").asLong());
      }
    }
    return all;
  }
}
