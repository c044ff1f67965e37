package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.app.console.ExitCode;
import io.athanor.sandbox.language.Languages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandIT {
  private final StringWriter out = new StringWriter();

  @Test
  void namesEveryBackEndAndLanguageOfThisMachine() {
    // When
    int code = doctor();
    // Then
    assertThat(code).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString())
        .contains("landlock")
        .contains("bubblewrap")
        .doesNotContain("docker")
        .doesNotContain("FAILS");
    Languages.ALL.forEach(one -> assertThat(out.toString()).contains("\n" + one.name() + " "));
    assertThat(out.toString())
        .containsPattern("\npython +Python 3\\.\\d+\\.\\d+ +landlock \\d+ ms");
  }

  @Test
  void saysWhatIsMissingWhereOnlyTheNarrowBackEndIsWanted(@TempDir Path folder) throws Exception {
    // Given
    var file = Files.writeString(folder.resolve("a.yaml"), "sandbox:\n  backends: [landlock]\n");
    // When
    doctor("--config", file.toString());
    // Then
    assertThat(out.toString()).containsPattern("\njava +- +- +needs a back end that grants");
  }

  @Test
  void saysWhyDockerDoesNotWorkWhereItIsWanted(@TempDir Path folder) throws Exception {
    // Given an image that no engine has
    var yaml =
        """
        sandbox:
          backends: [docker, landlock]
          docker: {image: athanor.invalid/absent}
        """;
    var file = Files.writeString(folder.resolve("a.yaml"), yaml);
    // When
    int code = doctor("--config", file.toString());
    // Then
    assertThat(code).isEqualTo(ExitCode.OK.code());
    assertThat(out.toString())
        .containsPattern("\ndocker +no +\\w")
        .containsPattern("\nlandlock +yes");
  }

  @Test
  void endsWithACodeOfItsOwnWhereNothingWorks(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("a.yaml"), "sandbox:\n  backends: []\n");
    assertThat(doctor("--config", file.toString())).isEqualTo(ExitCode.UNAVAILABLE.code());
  }

  private int doctor(String... options) {
    var arguments = new java.util.ArrayList<String>();
    arguments.add("doctor");
    arguments.addAll(java.util.List.of(options));
    return Athanor.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments.toArray(String[]::new));
  }
}
