package io.athanor.sandbox.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.run.WalledSandbox;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every language that is installed here, behind every wall that works here.
class ControlsIT {

  @TestFactory
  Stream<DynamicTest> controlsDoAsTheyAreKnownTo() throws Exception {
    return Sandboxes.choose(SandboxSettings.DEFAULT.places(2)).accepted().stream()
        .flatMap(sandbox ->
            sandbox.wall().toolchains().installed().values().stream()
                .map(toolchain ->
                    DynamicTest.dynamicTest(
                        toolchain.version() + " in " + sandbox.wall().name(),
                        () -> doAsKnown(sandbox, toolchain.language()))));
  }

  private static void doAsKnown(WalledSandbox sandbox, Language language) throws Exception {
    var right = run(sandbox, language, language.control().right());
    assertThat(right.stdout().strip()).as(right.stderr()).isEqualTo("42");
    assertThat(right.ending()).isEqualTo(Run.Ending.OK);
    assertThat(right.interpreter()).isNotBlank();
    assertThat(run(sandbox, language, language.control().wrong()).stdout().strip())
        .isNotEqualTo("42");
    assertThat(run(sandbox, language, "").stdout().strip()).isNotEqualTo("42");
  }

  private static Run run(WalledSandbox sandbox, Language language, String program)
      throws InterruptedException {
    return switch (sandbox.build(new Source(language.name(), program))) {
      case Build.Ready ready -> sandbox.run(ready, language.control().input(), Limits.DEFAULT);
      case Build.Broken(var run) -> run;
    };
  }

  @Test
  void languageThatIsUnknownEndsUnavailable() throws Exception {
    var sandbox = Sandboxes.choose(SandboxSettings.DEFAULT.places(1)).sandbox();
    var run = ((Build.Broken) sandbox.build(new Source("latin", "fiat lux"))).run();
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(run.detail()).contains("latin");
  }
}
