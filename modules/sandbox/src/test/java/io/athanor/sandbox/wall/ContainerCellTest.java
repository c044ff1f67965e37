package io.athanor.sandbox.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a client of pretence in Docker's place: a script that says what the engine would say.
class ContainerCellTest {
  @TempDir Path folder;

  @Test
  void outOfMemoryIsAskedWhenItHasEnded() throws Exception {
    assertThat(ended(137, "echo exited 137 true").consumption().outOfMemory()).isTrue();
    assertThat(ended(137, "echo exited 137 false").consumption().outOfMemory()).isFalse();
  }

  @Test
  void endThatTheEngineDoesNotKnowIsNoVerdict() throws Exception {
    // Given clients that ended while their containers run, or ended otherwise
    for (String state : List.of("running 0 false", "exited 0 false", "created 127 false nothing")) {
      var cell = ended(1, "echo " + state);
      // Then
      assertThatThrownBy(cell::consumption)
          .isInstanceOf(UncheckedIOException.class)
          .rootCause()
          .hasMessageContaining(state);
    }
  }

  @Test
  void engineThatDoesNotAnswerIsNoVerdict() throws Exception {
    var cell = ended(0, "echo the engine is gone >&2; exit 1");
    assertThatThrownBy(cell::consumption).rootCause().hasMessageContaining("the engine is gone");
  }

  @Test
  void killedProgramIsRemovedAndNotAskedFor() throws Exception {
    // Given a program that runs, and an engine that has forgotten it
    var docker = client("echo \"$@\" >>" + folder.resolve("log"));
    var cell = new ContainerCell(docker, "name", new ProcessBuilder("sleep", "600").start());
    assertThat(cell.consumption()).isEqualTo(Consumption.NONE);
    // When
    cell.kill();
    cell.process().waitFor();
    // Then
    assertThat(cell.consumption()).isEqualTo(Consumption.NONE);
    cell.close();
    assertThat(folder.resolve("log")).hasContent("rm --force --volumes name\n");
  }

  @Test
  void containerThatCannotBeRemovedIsNotPassedOver() throws Exception {
    var cell = ended(0, "exit 1");
    assertThatThrownBy(cell::close).hasMessageContaining("could not be removed");
  }

  @Test
  void clientLearnsWhereTheEngineIsAndNothingElse() throws Exception {
    assertThat(client("env").ask(List.of("version")).lines().map(line -> line.split("=")[0]))
        .contains("DOCKER_CONFIG")
        .isSubsetOf(
            "DOCKER_CONFIG",
            "DOCKER_HOST",
            "DOCKER_TLS_VERIFY",
            "DOCKER_CERT_PATH",
            "PWD",
            "_",
            "SHLVL",
            "OLDPWD");
  }

  private ContainerCell ended(int exitCode, String says) throws Exception {
    var attached = new ProcessBuilder("sh", "-c", "exit " + exitCode).start();
    attached.waitFor();
    return new ContainerCell(client(says), "name", attached);
  }

  private DockerClient client(String does) throws IOException {
    var file = Files.createTempFile(folder, "docker", "");
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new DockerClient(file);
  }
}
