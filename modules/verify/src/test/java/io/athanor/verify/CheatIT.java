package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.core.Outcome;
import io.athanor.record.Assignment;
import io.athanor.record.Case;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers in Python that try to be accepted without being right: `cheats/*.yaml`. None is.
class CheatIT {
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

  /// Whether there is no back end here for what needs a thread, a child or a file.
  private static boolean narrow;

  record Cheat(String name, String source) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void open() throws Exception {
    var choice = Sandboxes.choose(SandboxSettings.DEFAULT.places(1));
    sandbox = choice.sandbox();
    narrow = choice.backends().equals("landlock");
  }

  static List<Cheat> functions() throws IOException {
    return cheats("functions");
  }

  static List<Cheat> programs() throws IOException {
    return cheats("programs");
  }

  static List<Cheat> feignedFaults() throws IOException {
    return cheats("feigned-faults");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void functionIsFound(Cheat cheat) throws Exception {
    assertThat(isFound(function(cheat.source(), DOUBLES))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programIsFound(Cheat cheat) throws Exception {
    assertThat(isFound(program(cheat.source()))).isTrue();
  }

  @Test
  void honestAnswersAreAccepted() throws Exception {
    var sums = "import sys\nfor line in sys.stdin: print(sum(map(int, line.split())))";
    assertThat(goesBack(program(sums))).isFalse();
    assertThat(goesBack(function("def f(x): return 2 * x", DOUBLES))).isFalse();
  }

  /// From outside nobody can tell who killed it.
  @ParameterizedTest
  @MethodSource("feignedFaults")
  void feignedFaultIsNeverAPass(Cheat cheat) throws Exception {
    var part = outcome(function(cheat.source(), DOUBLES));
    if (part instanceof Outcome.Pass<GradedSample, Assignment> pass) {
      assertThat(pass.output().getVerification().getVerdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @Test
  void areOfManyKinds() throws Exception {
    var all = Stream.concat(functions().stream(), programs().stream()).toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
  }

  /// It goes back; or nobody can tell, as it was refused something that only a wider back end has.
  private static boolean isFound(Critique critique) throws Exception {
    var part = new VerifyStage(sandbox, SETTINGS).apply(critique).parts().getFirst();
    return switch (part) {
      case Outcome.SendBack<GradedSample, Assignment> _ -> true;
      case Outcome.Pass<GradedSample, Assignment>(var sample) ->
          narrow && sample.getVerification().getVerdict() == Verdict.UNKNOWN;
      case Outcome.Reject<GradedSample, Assignment> _ -> false;
    };
  }

  private static boolean goesBack(Critique critique) throws Exception {
    return outcome(critique) instanceof Outcome.SendBack;
  }

  private static Outcome.Part<GradedSample, Assignment> outcome(Critique critique)
      throws Exception {
    return new VerifyStage(sandbox, SETTINGS).apply(critique).parts().getFirst();
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

  private static List<Cheat> cheats(String file) throws IOException {
    try (var in = CheatIT.class.getResourceAsStream("/cheats/" + file + ".yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    }
  }
}
