package io.athanor.streams;

import io.athanor.core.Stage;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A stage between its topics.
///
/// @param name the stage's name in topics, metrics and the ledger
/// @param from what it reads; no two lines read the same topic
/// @param stage what it does
/// @param to where passed records go
/// @param backTo where sent-back records go; null where the stage never sends back
/// @param distinct whether a record whose id (header [Headers#ID]) was seen before is rejected as
///   `duplicate`
/// @param rejected where rejections go
/// @param failed where dead letters go, as bytes
public record Line<I extends SpecificRecord, O extends SpecificRecord, B>(
    String name,
    Topic<I> from,
    Stage<I, O, B> stage,
    Topic<O> to,
    @Nullable Topic<? extends SpecificRecord> backTo,
    boolean distinct,
    Topic<io.athanor.record.Rejection> rejected,
    String failed) {

  public Line<I, O, B> distinct(boolean whether) {
    return new Line<>(name, from, stage, to, backTo, whether, rejected, failed);
  }

  /// Every topic it writes.
  public List<String> outputs() {
    var all = new ArrayList<>(List.of(to.name(), rejected.name(), failed));
    if (backTo != null) {
      all.add(backTo.name());
    }
    return List.copyOf(all);
  }
}
