package io.athanor.testkit;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Case;
import io.athanor.record.Critique;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Usage;
import java.util.List;
import java.util.Map;

/// Small whole records to start a test from.
public final class Samples {
  private Samples() {}

  public static Seed seed(String id, String prompt, Kind kind) {
    return Seed.newBuilder().setId(id).setPrompt(prompt).setKind(kind).build();
  }

  public static Seed codeSeed(String id, String prompt, String entryPoint, Case... cases) {
    return Seed.newBuilder(seed(id, prompt, Kind.CODE))
        .setEntryPoint(entryPoint)
        .setCases(List.of(cases))
        .build();
  }

  public static Seed mathSeed(String id, String prompt, String answer) {
    return Seed.newBuilder(seed(id, prompt, Kind.MATH)).setAnswer(answer).build();
  }

  /// The generation-0 instruction of a seed, with its evidence.
  public static Instruction instruction(Seed seed) {
    return Instruction.newBuilder()
        .setId(seed.getId())
        .setText(seed.getPrompt())
        .setAnswer(seed.getAnswer().orElse(null))
        .setEntryPoint(seed.getEntryPoint().orElse(null))
        .setCases(seed.getCases())
        .setUsage(noUsage())
        .setSeed(seed)
        .build();
  }

  public static Assignment assignment(Seed seed) {
    return Assignment.newBuilder()
        .setId("assignment-" + seed.getId())
        .setRound(0)
        .setAttempts(List.of())
        .setInstruction(instruction(seed))
        .build();
  }

  public static Answer answer(Seed seed, String reasoning, String text) {
    return Answer.newBuilder()
        .setReasoning(reasoning)
        .setText(text)
        .setModel("fake")
        .setUsage(usage())
        .setAssignment(assignment(seed))
        .build();
  }

  public static Critique critique(Seed seed, String reasoning, String text) {
    return Critique.newBuilder()
        .setScores(Map.of("helpfulness", 5, "correctness", 5, "clarity", 4, "completeness", 4))
        .setFindings(List.of())
        .setModel("fake")
        .setUsage(usage())
        .setAnswer(answer(seed, reasoning, text))
        .build();
  }

  public static Case call(String args, String expected) {
    return new Case(args, expected, null, null, null);
  }

  public static Case io(String stdin, String stdout) {
    return new Case(null, null, stdin, stdout, null);
  }

  public static Usage usage() {
    return new Usage(1, 100L, 50L);
  }

  public static Usage noUsage() {
    return new Usage(0, 0L, 0L);
  }
}
