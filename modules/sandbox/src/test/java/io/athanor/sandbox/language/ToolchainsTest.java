package io.athanor.sandbox.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsTest {
  private static final Search SEARCH = new Search(List.of("/usr/bin/env"), "");

  @Test
  void languageThatIsNotInstalledLeavesTheOthers() {
    // Given
    var known =
        List.of(asking("python", "sh", "-c", "echo Python 3"), asking("cobol", "cobol-2099"));
    // When
    var languages = Toolchains.find(known, SEARCH);
    // Then
    assertThat(languages.installed()).containsOnlyKeys("python");
    assertThat(languages.whyNot("cobol"))
        .startsWith("there is no cobol-2099 here; install it")
        .endsWith("apt-get install cobol-2099");
    assertThat(languages.whyNot("latin")).contains("does not know the language \"latin\"");
  }

  @Test
  void toolThatFailsTheQuestionIsNamed() {
    var missing = (Search.Missing) SEARCH.find(asking("no", "false"));
    assertThat(missing.why()).contains("none of [/usr/bin/false] will do");
  }

  @Test
  void toolTellsWhereItLivesAndWhichItIs(@TempDir Path home) throws Exception {
    // Given a tool that says that it is another one, in a home of its own
    var real = Files.createDirectories(home.resolve("bin")).resolve("real");
    var lib = Files.createDirectory(home.resolve("lib"));
    var language =
        asking("it", "sh", "-c", "printf '%s\\n' " + real + " " + lib + " /no/such 'It 1.2'");
    // When
    var found = ((Search.Found) SEARCH.find(language)).toolchain();
    // Then
    assertThat(found.executable()).isEqualTo(real);
    assertThat(found.reads()).containsExactlyInAnyOrder(lib, home.resolve("bin"));
    assertThat(found.version()).isEqualTo("It 1.2");
    assertThat(found.runs()).containsExactly(real.toString(), "x", home.resolve("bin") + "/y");
  }

  /// A language that asks its tool this.
  private static Language asking(String name, String executable, String... question) {
    return new Language(
        name,
        Set.of(name),
        "",
        new Tool(
            executable,
            null,
            "apt-get install " + executable,
            List.of(question),
            Set.of("{home}/bin")),
        new Recipe(
            "x",
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of("{executable}", "x", "{bin}/y"),
            null,
            Set.of(),
            false),
        new Complaints(null, null, null, null, null),
        new Calls(List.of(), null, null, null, false),
        new Control(null, "", ""));
  }
}
