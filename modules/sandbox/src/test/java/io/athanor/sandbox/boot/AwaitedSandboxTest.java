package io.athanor.sandbox.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.run.Places;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AwaitedSandboxTest {
  private static final Build.Ready HELLO = new Build.Ready("python", List.of());

  @Test
  void runsWaitUntilItIsChosenAndAreThenOfTheChosenOne() throws Exception {
    // Given a sandbox that is not chosen yet, and a run that has come to it
    var chosen = new CountDownLatch(1);
    var sandbox =
        AwaitedSandbox.choosing(
            () -> {
              chosen.await();
              return new Sandboxes.Choice(new Named("fast"), List.of(), List.of());
            },
            new Places(1));
    var run = new FutureTask<>(() -> sandbox.run(HELLO, "", Limits.DEFAULT));
    var thread = Thread.ofVirtual().start(run);
    while (thread.getState() != Thread.State.WAITING && !run.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(run.isDone()).isFalse();

    // When
    chosen.countDown();

    // Then
    assertThat(run.get().backend()).isEqualTo("fast");
  }

  @Test
  void runsNothingWhereTheSelfTestBreaksOff() throws Exception {
    // Given
    var sandbox =
        AwaitedSandbox.choosing(
            () -> {
              throw new IllegalStateException("no more processes");
            },
            new Places(1));

    // When
    var run = sandbox.run(HELLO, "", Limits.DEFAULT);

    // Then
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(sandbox.choice().available()).isFalse();
    assertThat(sandbox.choice().refused()).singleElement().asString().contains("no more processes");
  }

  private record Named(String backend) implements Sandbox {
    @Override
    public Build build(Source source) {
      return HELLO;
    }

    @Override
    public Run run(Build.Ready program, String stdin, Limits limits) {
      return Run.without(Run.Ending.OK, backend, "");
    }
  }
}
