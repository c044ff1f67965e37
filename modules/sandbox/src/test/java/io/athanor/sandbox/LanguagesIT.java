package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesIT {

  @Test
  void everyLanguageThatIsInstalledRunsAProgram() throws Exception {
    var installed = Languages.find(Languages.KNOWN, new Search(List.of("/usr/bin/env"), ""));
    var sandbox = LandlockSandbox.open(1);
    assertThat(installed.installed()).containsKey("python");
    for (String language : installed.installed().keySet()) {
      var run = sandbox.run(new Program(language, "print('hello')", "", Limits.DEFAULT));
      assertThat(run.ending()).as(language + ": " + run.detail()).isEqualTo(Run.Ending.OK);
      assertThat(run.stdout().strip()).isEqualTo("hello");
    }
  }

  @Test
  void languageThatIsNotInstalledEndsUnavailableAndSaysHowToGetIt() throws Exception {
    // Given
    var sandbox = LandlockSandbox.open(1, List.of(new Python(), new Fortran()));
    // When
    var run = sandbox.run(new Program("fortran", "END", "", Limits.DEFAULT));
    // Then
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(run.detail()).contains("apt-get install fortran-2099");
    var other = sandbox.run(new Program("python", "print(1)", "", Limits.DEFAULT));
    assertThat(other.stdout()).isEqualTo("1\n");
  }

  private record Fortran() implements Language {
    @Override
    public String name() {
      return "fortran";
    }

    @Override
    public Interpreter find(Search search) throws Refused {
      return Interpreter.of(search.ask("fortran-2099", List.of(), ""), List.of(), "", "");
    }
  }
}
