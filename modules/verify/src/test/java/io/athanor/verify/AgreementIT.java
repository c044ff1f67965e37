package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.llm.Chat;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Reply;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Tier;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Code without cases, with the real sandbox and a solver whose solutions are written here.
class AgreementIT {
  private static final String TASK =
      "Write a Python function top(values), the largest, or 0 of none.";
  private static final String INPUTS =
      "{\"inputs\": [\"[[1, 2]]\", \"[[]]\", \"[[-3, -1]]\", \"[[7]]\"]}";
  private static final String RIGHT = "def top(values):\n    return max(values, default=0)";
  private static final String SORTING =
      "def top(values):\n    return sorted(values)[-1] if values else 0";
  private static final String HASTY =
      "def top(values):\n    best = 0\n    for v in values: best = max(best, v)\n    return best";

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.choose(SandboxSettings.DEFAULT.places(2)).sandbox();
  }

  /// Gives solutions by the number of the sample.
  private record Solver(String inputs, List<String> solutions, List<Chat> asked)
      implements ChatModel {
    private static final Pattern NUMBER = Pattern.compile("independent solution (\\d+) of");

    static Solver of(String inputs, String... solutions) {
      return new Solver(
          inputs, List.of(solutions), Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public Reply ask(Chat chat) {
      asked.add(chat);
      var number = NUMBER.matcher(chat.user());
      var text =
          number.find() ? fenced(solutions.get(Integer.parseInt(number.group(1)) - 1)) : inputs;
      return new Reply(text, null, Reply.Finish.STOP, "solver", Samples.usage());
    }
  }

  @Test
  void rightAnswerPassesTheCasesThatAllAgreeOn() throws Exception {
    var sample = graded(answer(TASK, SORTING), Solver.of(INPUTS, RIGHT, SORTING, RIGHT));
    var verification = sample.getVerification();
    assertThat(verification.getVerdict()).isEqualTo(Verdict.PASS);
    assertThat(verification.getMethod()).isEqualTo("agreement");
    assertThat(verification.getAgreement()).contains(1.0);
    assertThat(verification.getPassed()).isEqualTo(4);
    assertThat(verification.getTotal()).isEqualTo(4);
    assertThat(verification.getBackend()).isPresent();
    assertThat(verification.getUsage().getCalls()).isEqualTo(4);
    assertThat(sample.getTier()).isEqualTo(Tier.SILVER);
    assertThat(sample.getCritique().getAnswer().getAssignment().getInstruction().getCases())
        .as("the instruction has no cases of its own")
        .isEmpty();
  }

  @Test
  void wrongAnswerGoesBackWithWhatTheSolutionsGave() throws Exception {
    var attempt = sentBack(answer(TASK, HASTY), Solver.of(INPUTS, RIGHT, SORTING, RIGHT));
    assertThat(attempt.getFeedback())
        .contains("brings no tests", "Independent solutions", "follow the task")
        .contains("Input: top([-3,-1])", "Expected: -1", "Got: 0")
        .contains("passed: 3 of 4");
    assertThat(attempt.getAnswer()).contains("best = 0");
  }

  @Test
  void answerHasNoVoteAndNoSolutionSeesIt() throws Exception {
    // Given two solutions against an answer that makes the same mistake as the third
    var solver = Solver.of(INPUTS, RIGHT, SORTING, HASTY);
    // When
    var verification = graded(answer(TASK, HASTY), solver).getVerification();
    // Then the disputed input is no case, in no direction
    assertThat(verification.getTotal()).isEqualTo(3);
    assertThat(solver.asked().toString()).doesNotContain("best = 0");
  }

  @Test
  void solutionsThatDisagreeCannotTell() throws Exception {
    var wild = "def top(values): return len(values) * 100 + 5";
    var sample =
        graded(answer(TASK, RIGHT), Solver.of(INPUTS, RIGHT, wild, "def top(v): return 9"));
    var verification = sample.getVerification();
    assertThat(verification.getVerdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(verification.getMethod()).isEqualTo("agreement");
    assertThat(verification.getDetail()).contains("0 of 4 inputs", "too few");
    assertThat(verification.getUsage().getCalls()).isEqualTo(4);
    assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
  }

  @Test
  void solutionThatDoesNotRunHasNoVote() throws Exception {
    // Given one that does not compile, one in another language, one without the function, one that
    // never ends on the first input, and one that never ends on another
    var solver =
        Solver.of(
            INPUTS,
            RIGHT,
            SORTING,
            "def top(values:",
            "```perl\nsub top { 1 }\n```",
            "def peak(values): return 1",
            "def top(values):\n    while len(values) == 2: pass\n    return 1",
            "def top(values):\n    while not values: pass\n    return max(values)");
    // When
    var verification = graded(answer(TASK, RIGHT), solver).getVerification();
    // Then the last one spoils the input at which it was stopped, and no other
    assertThat(verification.getVerdict()).isEqualTo(Verdict.PASS);
    assertThat(verification.getTotal()).isEqualTo(3);
  }

  @Test
  void inputOnWhichASolutionBreaksIsNoCase() throws Exception {
    var careless = "def top(values): return max(values)";
    var verification =
        graded(answer(TASK, RIGHT), Solver.of(INPUTS, RIGHT, careless, SORTING)).getVerification();
    assertThat(verification.getTotal()).isEqualTo(3);
    assertThat(verification.getVerdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void programsAgreeOnWhatTheyPrint() throws Exception {
    // Given
    var task =
        "Write a Python program that reads numbers from standard input and prints their sum.";
    var inputs = "{\"inputs\": [\"1 2\\n\", \"\", \"5\\n6\\n\"]}";
    var sum = "import sys\nprint(sum(map(int, sys.stdin.read().split())))";
    var loop =
        "import sys\nt = 0\nfor w in sys.stdin.read().split(): t += int(w)\nprint(t, end='')";
    // Then
    assertThat(graded(answer(task, sum), Solver.of(inputs, loop, sum)).getTier())
        .isEqualTo(Tier.SILVER);
    assertThat(sentBack(answer(task, "print(3)"), Solver.of(inputs, loop, sum)).getFeedback())
        .contains("Input: (nothing)", "Expected: 0", "Got: 3");
  }

  @Test
  void tooFewInputsAskForNoSolutions() throws Exception {
    var solver = Solver.of("{\"inputs\": [\"[[1]]\", \"[[1]]\", \"1, 2\", \"[[2]]\"]}");
    var verification = graded(answer(TASK, RIGHT), solver).getVerification();
    assertThat(verification.getDetail()).contains("2 inputs were proposed, and 3 are needed");
    assertThat(verification.getMethod()).isEqualTo("none");
    assertThat(solver.asked()).hasSize(1);
  }

  @Test
  void codeThatDoesNotCompileOrIsOtherThanWhatIsNamedAsksNobody() throws Exception {
    var solver = Solver.of(INPUTS);
    assertThat(sentBack(answer(TASK, "def top(values:"), solver).getFeedback())
        .contains("does not compile");
    assertThat(graded(answer(TASK, "def other(v): return v"), solver).getVerification().getDetail())
        .contains("is not there");
    assertThat(solver.asked()).isEmpty();
  }

  private static String fenced(String source) {
    return source.startsWith("```") ? source : "Steps.\n\n```python\n" + source + "\n```";
  }

  private static Critique answer(String task, String source) {
    return Samples.critique(Samples.seed("c", task, Kind.CODE), "", fenced(source));
  }

  private static VerifyStage stage(Solver solver) {
    return new VerifyStage(
        sandbox,
        solver,
        new VerifySettings(
            Rounds.DEFAULT,
            new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 256L << 20, 1 << 20),
            GradeSettings.DEFAULT,
            0,
            Math.max(2, solver.solutions().size()),
            AgreementSettings.DEFAULT));
  }

  private static GradedSample graded(Critique critique, Solver solver) throws Exception {
    var part = stage(solver).apply(critique).parts().getFirst();
    return ((Outcome.Pass<GradedSample, Assignment>) part).output();
  }

  private static Attempt sentBack(Critique critique, Solver solver) throws Exception {
    var part = stage(solver).apply(critique).parts().getFirst();
    return ((Outcome.SendBack<GradedSample, Assignment>) part).again().getAttempts().getLast();
  }
}
