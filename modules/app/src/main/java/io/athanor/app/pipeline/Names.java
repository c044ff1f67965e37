package io.athanor.app.pipeline;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.Document;
import io.athanor.record.GradedSample;
import io.athanor.record.Instruction;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.streams.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// What things are called on the cluster.
///
/// @param prefix keeps factories on one cluster apart
public record Names(String prefix) {

  public Topic<Document> documents() {
    return topic("documents", Document.class);
  }

  public Topic<Seed> seeds() {
    return topic("seeds", Seed.class);
  }

  public Topic<Instruction> instructions() {
    return topic("instructions", Instruction.class);
  }

  public Topic<Assignment> assignments() {
    return topic("assignments", Assignment.class);
  }

  public Topic<Answer> answers() {
    return topic("answers", Answer.class);
  }

  public Topic<Critique> critiques() {
    return topic("critiques", Critique.class);
  }

  public Topic<GradedSample> gradedSamples() {
    return topic("graded-samples", GradedSample.class);
  }

  /// Where a line writes what it stops on its merits.
  public Topic<Rejection> rejected(String line) {
    return new Topic<>(prefix + "." + line + ".rejected", Rejection.class);
  }

  /// Where a line writes its dead letters.
  public String failed(String line) {
    return prefix + "." + line + ".failed";
  }

  /// The topics that records travel along, in the order of the pipeline.
  public List<Topic<? extends SpecificRecord>> stations() {
    return List.of(
        documents(),
        seeds(),
        instructions(),
        assignments(),
        answers(),
        critiques(),
        gradedSamples());
  }

  /// What people call the topic: without prefix and version.
  public String shortName(String topic) {
    return topic.substring(prefix.length() + 1).replaceFirst("\\.v1$", "");
  }

  public String sinkGroup() {
    return prefix + "-sink";
  }

  private <T extends SpecificRecord> Topic<T> topic(String noun, Class<T> type) {
    return new Topic<>(prefix + "." + noun + ".v1", type);
  }
}
