package io.athanor.streams.ledger;

import io.athanor.streams.ledger.Violation.Kind;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// The bookkeeping of one input partition: what was seen, and what follows from it. Pure; for one
/// thread.
///
/// A record costs one bit for itself and one for each part of its outcome, so that many millions
/// fit. Offsets that hold no record (the marks of transactions) are never seen and never counted.
final class PartitionLedger {
  private final long first;
  private final long end;
  private final BitSet inputs = new BitSet();
  private final BitSet alive = new BitSet();

  /// By i: the records whose part i was seen.
  private final Map<Integer, BitSet> byPart = new TreeMap<>();

  /// By n: the records that say to have n parts.
  private final Map<Integer, BitSet> bySize = new TreeMap<>();

  private final BitSet marked = new BitSet();
  private final BitSet twice = new BitSet();
  private final TreeSet<Long> beyond = new TreeSet<>();

  /// @param first the first offset that is still there
  /// @param end the offset behind the last that is looked at; what comes later is left for another
  ///   day
  PartitionLedger(long first, long end) {
    this.first = first;
    this.end = end;
  }

  /// A committed record is at this offset.
  void input(long offset) {
    if (within(offset)) {
      inputs.set(index(offset));
    }
  }

  /// The in-flight store says that the record is, or is no longer, being worked at.
  void inFlight(long offset, boolean isAlive) {
    if (within(offset)) {
      alive.set(index(offset), isAlive);
    }
  }

  /// A part of the record's outcome was seen.
  ///
  /// @return whether it belongs to a record that is looked at
  boolean part(long offset, int part, int of) {
    if (!within(offset)) {
      if (offset >= end) {
        beyond.add(offset);
      }
      return false;
    }
    int at = index(offset);
    var seen = byPart.computeIfAbsent(part, _ -> new BitSet());
    var sized = bySize.computeIfAbsent(of, _ -> new BitSet());
    boolean otherSize = marked.get(at) && !sized.get(at);
    if (seen.get(at) || otherSize) {
      twice.set(at);
    }
    seen.set(at);
    sized.set(at);
    marked.set(at);
    return true;
  }

  /// Draws the line under all that was seen.
  ///
  /// @param committed the group's committed offset: what is there or behind was never taken
  /// @param firstNow the first offset that was still there at the end of the reading
  /// @param endNow the end at the end of the reading
  Tally tally(long committed, long firstNow, long endNow) {
    var whole = whole();
    var settled = and(inputs, whole);
    var torn = and(inputs, andNot(marked, whole));
    var pending = andNot(inputs, marked);
    var taken = andNot(pending, alive);
    var lost = before(taken, committed);
    pending.andNot(lost);

    var unknown = andNot(marked, inputs);
    unknown.andNot(before(unknown, firstNow));

    var broken = new EnumMap<Kind, LongStream>(Kind.class);
    broken.put(Kind.LOST, offsets(lost));
    broken.put(Kind.DUPLICATED, offsets(and(inputs, twice)));
    broken.put(Kind.TORN, offsets(torn));
    broken.put(
        Kind.UNKNOWN_SOURCE,
        LongStream.concat(
            offsets(unknown), beyond.tailSet(endNow).stream().mapToLong(offset -> offset)));
    var found = new EnumMap<Kind, long[]>(Kind.class);
    broken.forEach((kind, offsets) -> found.put(kind, offsets.toArray()));
    return new Tally(inputs.cardinality(), settled.cardinality(), pending.cardinality(), found);
  }

  /// The records whose every part is there, by the size that they give.
  private BitSet whole() {
    var all = new BitSet();
    bySize.forEach((of, sized) -> {
      var complete = (BitSet) sized.clone();
      for (int part = 0; part < of && !complete.isEmpty(); part++) {
        complete.and(byPart.getOrDefault(part, new BitSet()));
      }
      all.or(complete);
    });
    return all;
  }

  private boolean within(long offset) {
    return offset >= first && offset < end;
  }

  private int index(long offset) {
    return Math.toIntExact(offset - first);
  }

  private BitSet before(BitSet records, long offset) {
    var early = (BitSet) records.clone();
    int from = (int) Math.clamp(offset - first, 0, records.length());
    early.clear(from, records.length());
    return early;
  }

  private LongStream offsets(BitSet records) {
    return records.stream().mapToLong(index -> first + index);
  }

  private static BitSet and(BitSet one, BitSet other) {
    var both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static BitSet andNot(BitSet one, BitSet other) {
    var rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest;
  }

  /// The result: `in = settled + pending + lost + torn`.
  ///
  /// @param broken the offsets of each kind of violation, rising; empty arrays where there are none
  record Tally(long in, long settled, long pending, Map<Kind, long[]> broken) {}
}
