package io.athanor.app.pipeline;

import io.athanor.core.Never;
import io.athanor.core.Stage;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.Document;
import io.athanor.record.GradedSample;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;

/// The stages, each ready to work.
public record Stages(
    Stage<Document, Seed, Never> generate,
    Stage<Seed, Instruction, Never> intake,
    Stage<Instruction, Assignment, Instruction> evolve,
    Stage<Assignment, Answer, Assignment> teach,
    Stage<Answer, Critique, Assignment> critique,
    Stage<Critique, GradedSample, Assignment> verify) {

  /// For those who want to know the pipeline's shape and will not run it.
  public static final Stages NONE = new Stages(none(), none(), none(), none(), none(), none());

  private static <I, O, B> Stage<I, O, B> none() {
    return _ -> {
      throw new IllegalStateException("this pipeline is only looked at");
    };
  }
}
