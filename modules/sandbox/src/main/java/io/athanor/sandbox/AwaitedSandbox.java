package io.athanor.sandbox;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A sandbox that is being chosen while all else starts: only its first runs wait for the boot
/// self-test, which takes seconds on a busy machine.
public final class AwaitedSandbox implements Sandbox {
  private final FutureTask<Sandboxes.Choice> choice;

  private AwaitedSandbox(FutureTask<Sandboxes.Choice> choice) {
    this.choice = choice;
  }

  /// Begins to choose and returns at once.
  ///
  /// @param places how many programs may run at once
  public static AwaitedSandbox choosing(int places) {
    return choosing(() -> Sandboxes.choose(places));
  }

  static AwaitedSandbox choosing(Callable<Sandboxes.Choice> choosing) {
    var choice = new FutureTask<>(choosing);
    Thread.ofPlatform().name("sandbox-self-test").daemon().start(choice);
    return new AwaitedSandbox(choice);
  }

  /// What was chosen; waits for it.
  ///
  /// @throws InterruptedException when the process is closing
  public Sandboxes.Choice choice() throws InterruptedException {
    try {
      return choice.get();
    } catch (ExecutionException e) {
      var reason = "the self-test of the sandbox broke off: " + e.getCause();
      return new Sandboxes.Choice(new UnavailableSandbox(reason), List.of(reason));
    }
  }

  /// Known once anything has run.
  @Override
  public String backend() {
    return switch (choice.state()) {
      case SUCCESS -> choice.resultNow().sandbox().backend();
      case RUNNING, FAILED, CANCELLED -> "none";
    };
  }

  @Override
  public Run run(Program program) throws InterruptedException {
    return choice().sandbox().run(program);
  }
}
