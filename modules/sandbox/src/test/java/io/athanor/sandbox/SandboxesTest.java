package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fails closed: what does not prove itself is not used.
class SandboxesTest {
  private static final Program PROGRAM = new Program("python", "print(1)", "", Limits.DEFAULT);

  @Test
  void backEndThatLetsAProgramRunOnIsNotUsed() throws Exception {
    // Given a back end that runs programs and reports well of all of them
    var gullible = new Says("hello", Run.Ending.OK);
    // When
    var choice = choose(places -> gullible);
    // Then
    assertThat(choice.available()).isFalse();
    assertThat(choice.refused()).singleElement().asString().startsWith("fake: a program could");
  }

  @Test
  void backEndThatRunsNothingIsNotUsed() throws Exception {
    var choice = choose(places -> new Says("", Run.Ending.INTERNAL));
    assertThat(choice.available()).isFalse();
    assertThat(choice.refused()).singleElement().asString().contains("does not run a program");
  }

  @Test
  void backEndThatIsNotThereIsNamedWithItsReason() throws Exception {
    var choice =
        choose(places -> {
          throw new Refused("there is no python3 here; install it");
        });
    assertThat(choice.refused()).containsExactly("fake: there is no python3 here; install it");
  }

  @Test
  void withoutABackEndNothingRunsAndEveryResultSaysWhy() throws Exception {
    var choice = choose(places -> new Says("", Run.Ending.INTERNAL));
    var run = choice.sandbox().run(PROGRAM);
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(run.ending().conclusive()).isFalse();
    assertThat(run.detail()).contains("no sandbox works here").contains("fake: it does not run");
  }

  @Test
  void refusesFewerThanOnePlace() {
    assertThatThrownBy(() -> Sandboxes.choose(0)).hasMessageContaining("got 0");
  }

  private static Sandboxes.Choice choose(Sandboxes.BackEnd.Opening opening)
      throws InterruptedException {
    return Sandboxes.choose(1, List.of(new Sandboxes.BackEnd("fake", opening)));
  }

  /// Ends every program in the same way.
  private record Says(String stdout, Run.Ending ending) implements Sandbox {
    @Override
    public String backend() {
      return "fake";
    }

    @Override
    public Run run(Program program) {
      return new Run(ending, 0, stdout, "", Duration.ZERO, Duration.ZERO, "fake", "");
    }
  }
}
