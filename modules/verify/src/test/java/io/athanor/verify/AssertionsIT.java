package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Case;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.sandbox.language.Languages;
import io.athanor.testkit.Samples;
import io.athanor.verify.extraction.CodeBlock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A seed's own assertions, with the real sandbox.
class AssertionsIT {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 256L << 20, 1 << 20);
  private static final String ASSERTION = "assert f(2) == 4\nassert f(-3) == -6";

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.choose(SandboxSettings.DEFAULT.places(1)).sandbox();
  }

  @Test
  void rightAnswerPasses() throws Exception {
    assertThat(attempt("def f(x):\n    print('thinking')\n    return 2 * x"))
        .isInstanceOf(Trial.Passed.class);
  }

  @Test
  void wrongAnswerFailsWithTheLineOfTheAssertion() throws Exception {
    var failed = (Trial.Failed) attempt("def f(x): return abs(2 * x)");
    assertThat(failed.got()).contains("AssertionError");
    assertThat(failed.run().stderr()).contains("assertion.py\", line 2");
  }

  /// Each would pass where reaching exit code 0 were enough.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import sys\nsys.exit(0)",
        "import os\nos._exit(0)",
        "import os\ndef f(x): os._exit(0)",
        "def f(x): raise SystemExit(0)",
        "import atexit, os\natexit.register(os._exit, 0)\ndef f(x): return 1",
        "import os, threading\nthreading.excepthook = os._exit\ndef f(x): return 1",
        "import sys\nsys.excepthook = lambda *a: None\ndef f(x): return 1",
        "import builtins\nbuiltins.AssertionError = SystemExit\ndef f(x): return 1",
        // forges the mark of the run, but cannot know that a false assertion follows
        """
        import os, sys
        job = sys._getframe(1).f_locals["job"]
        os.write(1, ("\\n" + job["mark"] + "\\n").encode())
        os._exit(0)
        """,
      })
  void answerThatEndsEarlyOrForgesTheMarkFails(String source) throws Exception {
    assertThat(attempt(source)).isInstanceOf(Trial.Failed.class);
  }

  @Test
  void assertionsAreMarkedAsWeakerEvidence() throws Exception {
    var instruction = Samples.instruction(Samples.codeSeed("c", "Double.", "f", check()));
    var code = CodeBlock.of("```python\ndef f(x): return 2 * x\n```", instruction).orElseThrow();
    var findings = new Findings(code, Languages.DEFAULT, instruction, LIMITS);
    var verification = findings.evidence(List.of(attempt("def f(x): return 2 * x"))).verification();
    assertThat(verification.getVerdict()).isEqualTo(Verdict.PASS);
    assertThat(verification.getMethod()).isEqualTo("assertions");
  }

  private static Case check() {
    return Case.newBuilder().setAssertion(ASSERTION).build();
  }

  private static Trial attempt(String source) throws Exception {
    var cases = new AssertionCases(sandbox, LIMITS);
    var submission = new Submission(Languages.DEFAULT, source, "f");
    return cases.attempt((Build.Ready) cases.build(submission), submission, check());
  }
}
