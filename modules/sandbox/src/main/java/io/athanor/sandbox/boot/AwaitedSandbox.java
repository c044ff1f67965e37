package io.athanor.sandbox.boot;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.run.Places;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A sandbox that is being chosen while all else starts: only its first runs wait for the boot
/// self-test, which takes seconds on a busy machine.
public final class AwaitedSandbox implements Sandbox {
  private final FutureTask<Sandboxes.Choice> choice;
  private final Places places;

  private AwaitedSandbox(FutureTask<Sandboxes.Choice> choice, Places places) {
    this.choice = choice;
    this.places = places;
  }

  /// Begins to choose and returns at once.
  public static AwaitedSandbox choosing(SandboxSettings settings) {
    var places = new Places(settings.places());
    return choosing(() -> Sandboxes.choose(settings, places), places);
  }

  static AwaitedSandbox choosing(Callable<Sandboxes.Choice> choosing, Places places) {
    var choice = new FutureTask<>(choosing);
    Thread.ofPlatform().name("sandbox-self-test").daemon().start(choice);
    return new AwaitedSandbox(choice, places);
  }

  /// Where its programs will run.
  public Places places() {
    return places;
  }

  /// What was chosen; waits for it.
  ///
  /// @throws InterruptedException when the process is closing
  public Sandboxes.Choice choice() throws InterruptedException {
    try {
      return choice.get();
    } catch (ExecutionException e) {
      var reason = "the self-test of the sandbox broke off: " + e.getCause();
      return Sandboxes.Choice.none(reason);
    }
  }

  @Override
  public Build build(Source source) throws InterruptedException {
    return choice().sandbox().build(source);
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
    return choice().sandbox().run(program, stdin, limits);
  }
}
