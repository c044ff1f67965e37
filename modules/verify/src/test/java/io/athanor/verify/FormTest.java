package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Write a Python function run_lengths(text) that gives run_lengths('a') for 'a'. | run_lengths
          Implement the function `twice` in JavaScript.                                  | twice
          Write a function `add(a, b)`.                                                  | add
          Write a function called mean that takes a list.                                | mean
          Write a function named **mean**.                                               | mean
          Function sort_all (xs): sorts.                                                 | sort_all
          Complete this: def area(width, height):                                        | area
          """)
  void theTextNamesOneFunction(String text, String name) {
    assertThat(Form.of(instruction(text))).contains(new Form.Function(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write a program that reads lines from standard input and counts them.",
        "Read integers from stdin and print their sum."
      })
  void theTextNamesItsInput(String text) {
    assertThat(Form.of(instruction(text))).contains(new Form.Program());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write a function that returns the larger of two numbers.",
        "Write a class Stack with push and pop.",
        "Write functions f(x) and a function g(x), then a function h(x).",
        "Write a function f(x), and a program that reads standard input and prints f of it.",
        "Explain what a function is for."
      })
  void nobodyCanTellWhatToRun(String text) {
    assertThat(Form.of(instruction(text))).isEmpty();
  }

  @Test
  void theInstructionsOwnEntryPointCounts() {
    var own =
        Instruction.newBuilder(instruction("Write a function g(x) that reads stdin."))
            .setEntryPoint("f")
            .build();
    assertThat(Form.of(own)).contains(new Form.Function("f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, 2", "{\"a\": 1}", "[1", "[1] [2]", "", "f(1)"})
  void argumentsAreAJsonArray(String text) {
    assertThat(new Form.Function("f").input(text)).isEmpty();
  }

  private static Instruction instruction(String text) {
    return Samples.instruction(Samples.seed("c", text, Kind.CODE));
  }
}
