package io.athanor.core;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.Document;
import io.athanor.record.GradedSample;
import io.athanor.record.Instruction;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.record.Usage;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// Where a record comes from: a record embeds the one it was made of, so the answer is always
/// inside.
public final class Lineage {
  private Lineage() {}

  /// The id under which the record is counted and rejected.
  ///
  /// @throws IllegalArgumentException for a type that does not travel on a pipeline topic
  public static String id(SpecificRecord record) {
    return switch (record) {
      case Document document -> document.getId();
      case Seed seed -> Ids.seed(seed);
      case Instruction instruction -> instruction.getId();
      case Assignment assignment -> assignment.getInstruction().getId();
      case Answer answer -> id(answer.getAssignment());
      case Critique critique -> id(critique.getAnswer());
      case GradedSample sample -> id(sample.getCritique());
      case Rejection rejection -> rejection.getId();
      default -> throw unknown(record);
    };
  }

  /// The id of the root seed (of a document: its own), which is the key on every topic.
  ///
  /// @throws IllegalArgumentException for a type that does not travel on a pipeline topic
  public static String root(SpecificRecord record) {
    return switch (record) {
      case Document document -> document.getId();
      case Seed seed -> Ids.seed(seed);
      case Instruction instruction -> Ids.seed(instruction.getSeed());
      case Assignment assignment -> root(assignment.getInstruction());
      case Answer answer -> root(answer.getAssignment());
      case Critique critique -> root(critique.getAnswer());
      case GradedSample sample -> root(sample.getCritique());
      case Rejection rejection -> rejection.getSeedId();
      default -> throw unknown(record);
    };
  }

  /// The id that tells this record from every other of its topic, and that a repeat gives again.
  ///
  /// @throws IllegalArgumentException for a type that does not travel on a pipeline topic
  public static String unique(SpecificRecord record) {
    return switch (record) {
      case Instruction instruction -> instruction.getId() + "@" + instruction.getEpoch();
      case Assignment assignment -> assignment.getId();
      case Answer answer -> answer.getAssignment().getId();
      case Critique critique -> unique(critique.getAnswer());
      case GradedSample sample -> unique(sample.getCritique());
      default -> id(record);
    };
  }

  /// All that was consumed for this answer: its instruction, every earlier attempt, itself.
  public static Usage usage(Answer answer) {
    var all = new ArrayList<Usage>();
    all.add(answer.getAssignment().getInstruction().getUsage());
    answer.getAssignment().getAttempts().forEach(attempt -> all.add(attempt.getUsage()));
    all.add(answer.getUsage());
    return sum(all);
  }

  public static Usage sum(List<Usage> usages) {
    return new Usage(
        usages.stream().mapToInt(Usage::getCalls).sum(),
        usages.stream().mapToLong(Usage::getPromptTokens).sum(),
        usages.stream().mapToLong(Usage::getCompletionTokens).sum());
  }

  private static IllegalArgumentException unknown(SpecificRecord record) {
    return new IllegalArgumentException(
        record.getSchema().getFullName() + " does not travel on a pipeline topic");
  }
}
