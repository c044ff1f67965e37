package io.athanor.core;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// What becomes of one record: one or more parts, each of which becomes one record on a topic.
///
/// Never empty: a record that vanished without a trace could not be told from a lost one.
///
/// @param parts in the order in which they are written
public record Outcome<O, B>(List<Part<O, B>> parts) {

  /// Where one part goes.
  public sealed interface Part<O, B> {}

  /// On to the next stage.
  public record Pass<O, B>(O output) implements Part<O, B> {}

  /// Back to an earlier topic, to be tried again with what was learnt.
  public record SendBack<O, B>(B again) implements Part<O, B> {}

  /// Stopped on its merits.
  ///
  /// @param rule the name of the rule, snake_case
  /// @param reason what the rule saw, one sentence, for a person
  /// @param record what was stopped: the input, or what would have been made of it
  public record Reject<O, B>(String rule, String reason, SpecificRecord record)
      implements Part<O, B> {}

  public Outcome {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an outcome needs at least one part");
    }
  }

  public static <O, B> Outcome<O, B> pass(O output) {
    return new Outcome<>(List.of(new Pass<>(output)));
  }

  /// @throws IllegalArgumentException if `outputs` is empty
  public static <O, B> Outcome<O, B> passAll(List<O> outputs) {
    return new Outcome<>(outputs.stream().<Part<O, B>>map(Pass::new).toList());
  }

  public static <O, B> Outcome<O, B> sendBack(B again) {
    return new Outcome<>(List.of(new SendBack<>(again)));
  }

  public static <O, B> Outcome<O, B> reject(String rule, String reason, SpecificRecord record) {
    return new Outcome<>(List.of(new Reject<>(rule, reason, record)));
  }

  /// This outcome and another of the same record.
  public Outcome<O, B> and(Outcome<O, B> other) {
    var all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Outcome<>(all);
  }
}
