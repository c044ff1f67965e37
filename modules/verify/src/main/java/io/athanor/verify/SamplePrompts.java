package io.athanor.verify;

import io.athanor.llm.Chat;
import io.athanor.llm.Prompt;
import io.athanor.llm.Shape;
import io.athanor.record.Instruction;
import io.athanor.sandbox.language.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a model is asked about an instruction that brings no evidence: the same whenever it is
/// asked again, and never anything of the answer under examination. Pure.
final class SamplePrompts {
  private static final Prompt FUNCTION_INPUTS = load("inputs-function");
  private static final Prompt PROGRAM_INPUTS = load("inputs-program");
  private static final Prompt CODE = load("solve-code");
  private static final Prompt MATH = load("solve-math");

  /// Inputs for cases.
  ///
  /// @param inputs each a JSON array of arguments, or what a program reads
  record Inputs(List<String> inputs) {
    static final Shape<Inputs> SHAPE = Shape.of("case_inputs", Inputs.class);

    Inputs {
      inputs = List.copyOf(inputs);
    }
  }

  private SamplePrompts() {}

  static Chat inputs(Instruction instruction, Form form, int count) {
    var places = task(instruction);
    places.put("count", Integer.toString(count));
    return switch (form) {
      case Form.Function(var name) -> {
        places.put("entry_point", name);
        yield FUNCTION_INPUTS.fill(places);
      }
      case Form.Program() -> PROGRAM_INPUTS.fill(places);
    };
  }

  /// @param number of this sample, from 1
  static Chat program(Instruction instruction, Language language, int number, int samples) {
    var places = sample(instruction, number, samples);
    places.put("entry_point", instruction.getEntryPoint().orElse(""));
    places.put("language", language.name());
    return CODE.fill(places);
  }

  /// @param number of this sample, from 1
  static Chat solution(Instruction instruction, int number, int samples) {
    return MATH.fill(sample(instruction, number, samples));
  }

  private static Map<String, String> sample(Instruction instruction, int number, int samples) {
    var places = task(instruction);
    places.put("sample", Integer.toString(number));
    places.put("samples", Integer.toString(samples));
    return places;
  }

  private static Map<String, String> task(Instruction instruction) {
    var seed = instruction.getSeed();
    return new HashMap<>(
        Map.of(
            "persona", seed.getSystem().orElse(""),
            "passage", seed.getContext().orElse(""),
            "instruction", instruction.getText()));
  }

  private static Prompt load(String name) {
    return Prompt.load(SamplePrompts.class, "verify/" + name);
  }
}
