package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Outcome;
import io.athanor.record.Assignment;
import io.athanor.record.Case;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Tier;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.testkit.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The stage with the real sandbox.
class VerifyStageIT {
  private static final VerifySettings SETTINGS =
      new VerifySettings(
          VerifySettings.DEFAULT.rounds(),
          new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 256L << 20, 1 << 20),
          GradeSettings.DEFAULT,
          100);
  private static final Case[] DOUBLES = {
    Samples.call("[1]", "2"), Samples.call("[21]", "42"), Samples.call("[-4]", "-8")
  };

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.choose(SandboxSettings.DEFAULT.places(2)).sandbox();
  }

  @Test
  void rightFunctionIsGold() throws Exception {
    var sample = passed(function("def f(x):\n    print('thinking')\n    return 2 * x", DOUBLES));
    assertThat(sample.getTier()).isEqualTo(Tier.GOLD);
    assertThat(sample.getVerification().getPassed()).isEqualTo(3);
    assertThat(sample.getVerification().getBackend()).contains("landlock");
  }

  @Test
  void valuesOfEveryKindComeBackAsTheyAre() throws Exception {
    var values =
        Samples.call(
            "[]",
            "{\"a\":[1,2.5,true,null,\"\\u00e9\\n\"],\"7\":[[],{}],\"big\":36893488147419103232}");
    var source = "def f(): return {'a': (1, 2.5, True, None, 'é\\n'), 7: ([], {}), 'big': 2 ** 65}";
    assertThat(passed(function(source, values)).getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void wrongFunctionGoesBackWithTheCaseThatFails() throws Exception {
    var feedback = sentBack(function("def f(x): return abs(2 * x)", DOUBLES));
    assertThat(feedback)
        .contains("passed: 2 of 3")
        .contains("Input: f(-4)")
        .contains("Expected: -8")
        .contains("Got: 8");
  }

  @Test
  void exceptionGoesBackWithItsLine() throws Exception {
    var feedback = sentBack(function("def f(x):\n    return 2 // (x - 1)", DOUBLES));
    assertThat(feedback).contains("ZeroDivisionError").contains("line 2").contains("Input: f(1)");
  }

  @Test
  void missingFunctionGoesBack() throws Exception {
    assertThat(sentBack(function("def g(x): return 2 * x", DOUBLES)))
        .contains("there is no function f");
  }

  @Test
  void methodOfTheSoleClassThatHasItStandsForTheFunction() throws Exception {
    var solution =
        """
        from collections import Counter
        class Twice:
            factor = 2
        class Solution(Twice):
            def f(self, x):
                return self.factor * x
        """;
    assertThat(passed(function(solution, DOUBLES)).getTier()).isEqualTo(Tier.GOLD);
    assertThat(sentBack(function(solution + "class Other(Solution):\n    def f(self): 1", DOUBLES)))
        .contains("there is no function f");
    assertThat(sentBack(function("class S:\n  def __init__(self, x): 1\n  def f(x): 1", DOUBLES)))
        .contains("TypeError");
  }

  @Test
  void saysHowTheProgramWasFound() throws Exception {
    var seed = Samples.codeSeed("c", "Double.", "f", DOUBLES);
    var answer = "It is short.\n\ndef f(x):\n    return 2 * x\n\nThat is all.";
    assertThat(passed(Samples.critique(seed, "", answer)).getVerification().getExtraction())
        .contains("bare_in_prose");
  }

  @Test
  void endlessFunctionGoesBackAfterOneCase() throws Exception {
    assertThat(sentBack(function("def f(x):\n    while True: pass", DOUBLES)))
        .contains("1000 ms of processor time");
  }

  @Test
  void proseWhereAProgramIsAskedForGoesBack() throws Exception {
    assertThat(sentBack(Samples.codeSeed("c", "Double.", "f", DOUBLES), "Just multiply by two."))
        .contains("SyntaxError");
  }

  @Test
  void objectThatOnlyPrintsLikeTheValueFails() throws Exception {
    var source = "class S:\n    def __str__(self): return 'x'\ndef f(): return S()";
    assertThat(sentBack(function(source, Samples.call("[]", "\"x\"")))).contains("TypeError");
  }

  @Test
  void wholeProgramReadsItsInputAndIsMain() throws Exception {
    var source =
        """
        import sys
        def main():
            for line in sys.stdin:
                print(sum(map(int, line.split())), end=" \\n")
        if __name__ == "__main__":
            main()
            exit()
        """;
    assertThat(passed(program(source)).getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void codeWithoutCasesIsOnlyCompiled() throws Exception {
    var seed = Samples.seed("c", "Write a loop.", Kind.CODE);
    assertThat(sentBack(seed, "```python\nfor x in range(3) print(x)\n```"))
        .contains("does not compile")
        .contains("SyntaxError")
        .contains("line 1");
    var sample = passed(Samples.critique(seed, "", "```python\nwhile True: pass\n```"));
    assertThat(sample.getVerification().getDetail()).isEqualTo("no cases to run");
    assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
  }

  private static Critique function(String source, Case... cases) {
    return Samples.critique(
        Samples.codeSeed("c", "Write f.", "f", cases), "", "```python\n" + source + "\n```");
  }

  private static Critique program(String source) {
    var seed =
        Seed.newBuilder(Samples.seed("p", "Sum up each line.", Kind.CODE))
            .setCases(List.of(Samples.io("1 2\n3 4\n", "3\n7\n")))
            .build();
    return Samples.critique(seed, "", "```python\n" + source + "\n```");
  }

  private static VerifyStage stage() {
    return new VerifyStage(sandbox, SETTINGS);
  }

  private static GradedSample passed(Critique critique) throws Exception {
    var part = stage().apply(critique).parts().getFirst();
    return ((Outcome.Pass<GradedSample, Assignment>) part).output();
  }

  private static String sentBack(Critique critique) throws Exception {
    var part = stage().apply(critique).parts().getFirst();
    return ((Outcome.SendBack<GradedSample, Assignment>) part)
        .again()
        .getAttempts()
        .getLast()
        .getFeedback();
  }

  private static String sentBack(Seed seed, String answer) throws Exception {
    return sentBack(Samples.critique(seed, "", answer));
  }
}
