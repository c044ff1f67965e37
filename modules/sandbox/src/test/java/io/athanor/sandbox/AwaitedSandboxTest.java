package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AwaitedSandboxTest {
  private static final Program HELLO = new Program("python", "print('hello')", "", Limits.DEFAULT);

  @Test
  void runsWaitUntilItIsChosenAndAreThenOfTheChosenOne() throws Exception {
    // Given a sandbox that is not chosen yet, and a run that has come to it
    var chosen = new CountDownLatch(1);
    var sandbox =
        AwaitedSandbox.choosing(() -> {
          chosen.await();
          return new Sandboxes.Choice(new Named("fast"), List.of());
        });
    var run = new FutureTask<>(() -> sandbox.run(HELLO));
    var thread = Thread.ofVirtual().start(run);
    while (thread.getState() != Thread.State.WAITING && !run.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(run.isDone()).isFalse();
    assertThat(sandbox.backend()).isEqualTo("none");

    // When
    chosen.countDown();

    // Then
    assertThat(run.get().backend()).isEqualTo("fast");
    assertThat(sandbox.backend()).isEqualTo("fast");
  }

  @Test
  void runsNothingWhereTheSelfTestBreaksOff() throws Exception {
    // Given
    var sandbox =
        AwaitedSandbox.choosing(() -> {
          throw new IllegalStateException("no more processes");
        });

    // When
    var run = sandbox.run(HELLO);

    // Then
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(sandbox.choice().available()).isFalse();
    assertThat(sandbox.choice().refused()).singleElement().asString().contains("no more processes");
  }

  private record Named(String backend) implements Sandbox {
    @Override
    public Run run(Program program) {
      return new Run(Run.Ending.OK, 0, "", "", Duration.ZERO, Duration.ZERO, backend, "");
    }
  }
}
