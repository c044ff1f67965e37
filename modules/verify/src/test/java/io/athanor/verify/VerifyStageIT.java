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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        // ends early, as if all were well
        "import sys\nsys.exit(0)",
        "import os\nos._exit(0)",
        "def f(x):\n    import os\n    os._exit(0)",
        // prints a line as the harness would
        "def f(x):\n    import os\n    os.write(1, b'\\n0000 2\\n')\n    os._exit(0)",
        "import sys\nprint(sys._getframe(1).f_locals.get('job'))\nprint(2)\nraise SystemExit",
        // knows the mark, but not what is expected
        """
        import os, sys
        job = sys._getframe(1).f_locals['job']
        os.write(1, ('\\n' + job['mark'] + ' true\\n').encode())
        os._exit(0)
        """,
        // puts out what it likes in place of JSON
        "import json\njson.dumps = lambda *a, **k: '2'\ndef f(x): return object()",
        "import json\njson.encoder.encode_basestring_ascii = lambda s: '2'\ndef f(x): return ''",
        // is equal to everything
        """
        class Any(int):
            def __eq__(self, other): return True
            def __repr__(self): return '2'
        def f(x): return Any(5)
        """,
        // looks for the expected values
        """
        import gc
        def f(x):
            for d in gc.get_objects():
                if type(d) is dict and 'expected' in d: return d['expected']
        """,
        "def f(x): return open('program.py').read()",
        "def f(x): return open('/proc/self/cmdline').read()",
        // returns what only looks like the value
        "class I(int): pass\ndef f(x): return I(2 * x)",
        "def f(x): return {2 * x}",
        "def f(x): return str(2 * x)",
        "def f(x): return [2 * x]",
        "def f(x): return (2 * y for y in [x])",
        "async def f(x): return 2 * x",
        "def f(x): return float('nan')",
      })
  void cheatIsFound(String source) throws Exception {
    assertThat(stage().apply(function(source, DOUBLES)).parts().getFirst())
        .isInstanceOf(Outcome.SendBack.class);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(3)",
        "print(3)\nprint(7)\nprint()\nprint(0)",
        "print(3)\nprint(7)\nraise ValueError",
        "print(3)\nprint(7)\nexit(1)",
        "pass",
      })
  void outputThatIsShortOrLongOrFollowedByACrashFails(String source) throws Exception {
    assertThat(stage().apply(program(source)).parts().getFirst())
        .isInstanceOf(Outcome.SendBack.class);
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
