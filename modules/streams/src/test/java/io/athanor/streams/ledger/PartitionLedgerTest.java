package io.athanor.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.ledger.Violation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionLedgerTest {

  @Test
  void aRecordWithItsWholeOutcomeIsSettled() {
    // Given
    var ledger = new PartitionLedger(0, 10);
    ledger.input(3);

    // When
    ledger.part(3, 1, 2);
    ledger.part(3, 0, 2);

    // Then
    var tally = ledger.tally(10, 0, 10);
    assertThat(tally.settled()).isOne();
    assertThat(tally.broken()).allSatisfy((_, offsets) -> assertThat(offsets).isEmpty());
  }

  @Test
  void aRecordTheGroupHasNotComeToIsPending() {
    // Given
    var ledger = new PartitionLedger(0, 10);
    ledger.input(4);

    // When
    var taken = ledger.tally(5, 0, 10);
    var untaken = ledger.tally(4, 0, 10);

    // Then
    assertThat(taken.broken().get(Kind.LOST)).containsExactly(4);
    assertThat(untaken.pending()).isOne();
    assertThat(untaken.broken().get(Kind.LOST)).isEmpty();
  }

  @Test
  void aRecordInFlightIsPendingUntilItsEntryIsGone() {
    // Given
    var ledger = new PartitionLedger(0, 10);
    ledger.input(4);
    ledger.inFlight(4, true);

    // When
    var alive = ledger.tally(10, 0, 10);
    ledger.inFlight(4, false);
    var gone = ledger.tally(10, 0, 10);

    // Then
    assertThat(alive.pending()).isOne();
    assertThat(gone.broken().get(Kind.LOST)).containsExactly(4);
  }

  @Test
  void settledWinsOverPending() {
    // Given
    var ledger = new PartitionLedger(0, 10);
    ledger.input(4);
    ledger.inFlight(4, true);

    // When
    ledger.part(4, 0, 1);

    // Then
    var tally = ledger.tally(0, 0, 10);
    assertThat(tally.settled()).isOne();
    assertThat(tally.pending()).isZero();
  }

  @Test
  void outcomesOfDifferentSizesForOneRecordAreADuplicate() {
    // Given
    var ledger = new PartitionLedger(0, 10);
    ledger.input(4);

    // When
    ledger.part(4, 0, 1);
    ledger.part(4, 1, 2);

    // Then
    assertThat(ledger.tally(10, 0, 10).broken().get(Kind.DUPLICATED)).containsExactly(4);
  }

  @Test
  void aSizeNobodyCouldWriteIsTornAndCostsNothing() {
    // Given
    var ledger = new PartitionLedger(0, 10);
    ledger.input(4);

    // When
    ledger.part(4, 2_000_000_000, Integer.MAX_VALUE);

    // Then
    assertThat(ledger.tally(10, 0, 10).broken().get(Kind.TORN)).containsExactly(4);
  }

  @Test
  void aSourceThatWasNeverARecordIsUnknownWhereverItLies() {
    // Given: 4 is the mark of a transaction, the input ended at 10 and now ends at 20
    var ledger = new PartitionLedger(0, 10);
    ledger.input(3);
    ledger.part(3, 0, 1);

    // When
    ledger.part(4, 0, 1);
    ledger.part(15, 0, 1);
    ledger.part(20, 0, 1);
    ledger.part(Long.MAX_VALUE, 0, 1);

    // Then: 15 came while the ledger was read
    assertThat(ledger.tally(10, 0, 20).broken().get(Kind.UNKNOWN_SOURCE))
        .containsExactly(4, 20, Long.MAX_VALUE);
  }

  @Test
  void aSourceThatRetentionHasRemovedIsNotHeldAgainstTheStage() {
    // Given: the topic began at 5 at first, and at 8 in the end
    var ledger = new PartitionLedger(5, 10);

    // When
    ledger.part(2, 0, 1);
    ledger.part(7, 0, 1);
    ledger.part(9, 0, 1);

    // Then
    assertThat(ledger.tally(10, 8, 10).broken().get(Kind.UNKNOWN_SOURCE)).containsExactly(9);
  }

  @Test
  void largeOffsetsCostNoMoreThanSmallOnes() {
    // Given
    long first = 5_000_000_000_000L;
    var ledger = new PartitionLedger(first, first + 2);

    // When
    ledger.input(first);
    ledger.input(first + 1);
    ledger.part(first, 0, 1);

    // Then
    var tally = ledger.tally(first + 2, first, first + 2);
    assertThat(tally.settled()).isOne();
    assertThat(tally.broken().get(Kind.LOST)).containsExactly(first + 1);
  }

  /// A thousand records of random fates, told in a random order: the ledger finds every fate.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsWhatBecameOfEveryRecord(long seed) {
    // Given
    var world = new World(new Random(seed));
    var ledger = new PartitionLedger(World.FIRST, world.end);

    // When
    world.events.forEach(event -> event.accept(ledger));

    // Then
    var tally = ledger.tally(world.committed, World.FIRST, world.end + 50);
    assertThat(tally.in()).isEqualTo(world.in);
    assertThat(tally.settled()).isEqualTo(world.settled);
    assertThat(tally.pending()).isEqualTo(world.pending);
    for (var kind : Kind.values()) {
      assertThat(tally.broken().get(kind)).as("%s", kind).containsExactly(world.broken(kind));
    }
    assertThat(tally.in())
        .isEqualTo(
            tally.settled()
                + tally.pending()
                + tally.broken().getOrDefault(Kind.LOST, new long[0]).length
                + tally.broken().getOrDefault(Kind.TORN, new long[0]).length);
  }

  /// Records, what becomes of them, and what a reader of the topics therefore sees.
  private static final class World {
    static final long FIRST = 100;

    private final List<java.util.function.Consumer<PartitionLedger>> events = new ArrayList<>();
    private final Map<Kind, TreeSet<Long>> broken = new EnumMap<>(Kind.class);
    private final Random random;
    private final long end;
    private final long committed;
    private int in;
    private int settled;
    private int pending;

    World(Random random) {
      this.random = random;
      this.committed = FIRST + 800;
      this.end = FIRST + 1000;
      for (long offset = FIRST; offset < end; offset++) {
        if (random.nextInt(10) == 0) {
          gap(offset);
        } else {
          record(offset);
        }
      }
      Collections.shuffle(events, random);
    }

    long[] broken(Kind kind) {
      return broken.getOrDefault(kind, new TreeSet<>()).stream().mapToLong(o -> o).toArray();
    }

    private void gap(long offset) {
      if (random.nextInt(10) == 0) {
        parts(offset, 2, -1);
        breaks(Kind.UNKNOWN_SOURCE, offset);
      }
    }

    private void record(long offset) {
      in++;
      events.add(ledger -> ledger.input(offset));
      int size = 1 + random.nextInt(5);
      switch (random.nextInt(5)) {
        case 0 -> {
          parts(offset, size, -1);
          settled++;
        }
        case 1 -> {
          parts(offset, size, -1);
          int again = random.nextInt(size);
          events.add(ledger -> ledger.part(offset, again, size));
          settled++;
          breaks(Kind.DUPLICATED, offset);
        }
        case 2 -> {
          parts(offset, size + 1, random.nextInt(size + 1));
          breaks(Kind.TORN, offset);
        }
        case 3 -> {
          events.add(ledger -> ledger.inFlight(offset, true));
          pending++;
        }
        default -> {
          if (offset >= committed) {
            pending++;
          } else {
            breaks(Kind.LOST, offset);
          }
        }
      }
    }

    private void breaks(Kind kind, long offset) {
      broken.computeIfAbsent(kind, _ -> new TreeSet<>()).add(offset);
    }

    private void parts(long offset, int size, int missing) {
      for (int i = 0; i < size; i++) {
        int part = i;
        if (part != missing) {
          events.add(ledger -> ledger.part(offset, part, size));
        }
      }
    }
  }
}
