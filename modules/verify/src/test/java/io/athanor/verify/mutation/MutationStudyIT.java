package io.athanor.verify.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Rounds;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.verify.GradeSettings;
import io.athanor.verify.VerifySettings;
import io.athanor.verify.VerifyStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Right solutions are accepted, and small changes to them are noticed. With `-Dmutation=all` every
/// mutant is tried, else a few of each problem. The report is `target/mutation-study.md`.
class MutationStudyIT {
  private static final int PLACES = 2;
  private static final int INPUTS = 200;
  private static final int SAMPLE = 10;
  private static final VerifySettings SETTINGS =
      new VerifySettings(
          new Rounds(0),
          new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 256L << 20, 1 << 20),
          GradeSettings.DEFAULT,
          100);
  private static final List<Problem> PROBLEMS = Problem.all();

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.choose(SandboxSettings.DEFAULT.places(PLACES)).sandbox();
  }

  @Test
  void thereAreEnoughProblemsAndEachOnce() {
    assertThat(PROBLEMS).hasSizeGreaterThanOrEqualTo(60).extracting("name").doesNotHaveDuplicates();
    assertThat(PROBLEMS.stream().filter(one -> one.function() == null)).hasSizeGreaterThan(11);
  }

  @RepeatedTest(2)
  void everyReferenceIsAccepted() throws Exception {
    // Given
    var study = study();

    // When
    var refused = onEach(one -> study.acceptsReference(one) ? "" : one.name());

    // Then
    assertThat(refused).allMatch(String::isEmpty);
  }

  @Test
  void wrongSolutionsAreRejected() throws Exception {
    // Given
    var study = study();

    // When
    var report = new Report(onEach(study::of));
    Files.writeString(Path.of("target", "mutation-study.md"), report.markdown());

    // Then
    assertThat(report.rejected()).as(report.markdown()).isGreaterThanOrEqualTo(0.99);
  }

  private static Study study() {
    int most = "all".equals(System.getProperty("mutation")) ? Integer.MAX_VALUE : SAMPLE;
    return new Study(new VerifyStage(sandbox, SETTINGS), new Laboratory(sandbox, INPUTS), most);
  }

  private interface Trial<T> {
    T on(Problem problem) throws Exception;
  }

  private static <T> List<T> onEach(Trial<T> trial) throws Exception {
    try (var threads = Executors.newFixedThreadPool(PLACES)) {
      List<Callable<T>> trials = new ArrayList<>();
      PROBLEMS.forEach(one -> trials.add(() -> trial.on(one)));
      var results = new ArrayList<T>();
      for (var result : threads.invokeAll(trials)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
