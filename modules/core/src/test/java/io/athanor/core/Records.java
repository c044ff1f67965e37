package io.athanor.core;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Usage;
import java.util.List;

/// Small records to start a test from.
final class Records {
  private Records() {}

  static Seed seed(String id) {
    return Seed.newBuilder().setId(id).setPrompt("Why?").setKind(Kind.GENERAL).build();
  }

  static Answer answer(Seed seed, String id, String text, Attempt... attempts) {
    var instruction =
        Instruction.newBuilder()
            .setId(id)
            .setText("Why so?")
            .setGeneration(2)
            .setEpoch(2)
            .setUsage(calls(1))
            .setSeed(seed)
            .build();
    return Answer.newBuilder()
        .setText(text)
        .setModel("m")
        .setUsage(calls(1))
        .setAssignment(
            new Assignment(
                Ids.assignment(id, attempts.length),
                attempts.length,
                List.of(attempts),
                instruction))
        .build();
  }

  static Usage calls(int calls) {
    return new Usage(calls, calls * 10L, calls * 5L);
  }
}
