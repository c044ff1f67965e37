package io.athanor.sandbox.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.sandbox.Limits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerOptionsTest {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMillis(1500), Duration.ofSeconds(10), 256L << 20, 1 << 20, 16, 4L << 20, 99);

  @Test
  void containerKeepsAProgramIn() {
    assertThat(options(null))
        .contains(
            "--network=none",
            "--read-only",
            "--user=61000:61000",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--log-driver=none",
            "--pull=never",
            "--label=io.athanor.worker=7-cafe",
            "--label=io.athanor.host=here")
        .noneMatch(option -> option.startsWith("--runtime") || option.startsWith("--env"));
  }

  @Test
  void limitsAreTheEnginesToEnforce() {
    assertThat(options(null))
        .contains(
            "--memory=268435456",
            "--memory-swap=268435456",
            "--ulimit=nofile=99",
            "--ulimit=fsize=4194304",
            "--shm-size=4194304",
            "--tmpfs=/box:rw,exec,nosuid,nodev,mode=0700,uid=61000,gid=61000,size=4194304");
  }

  /// One processor for all of it: it cannot use more processor time than time on the clock.
  @Test
  void killForProcessorTimeIsOutOfReachBeforeTheTimeOnTheClockIsOver() {
    assertThat(options(null)).contains("--cpus=1", "--ulimit=cpu=2:12");
  }

  /// Two more than the program's: the first process, and the one that ends it.
  @Test
  void processesAreCountedByTheKernelThatRunsThem() {
    assertThat(options(null))
        .contains("--pids-limit=18")
        .noneMatch(option -> option.startsWith("--ulimit=nproc"));
    assertThat(options("runsc")).contains("--runtime=runsc", "--ulimit=nproc=18");
  }

  @Test
  void commandComesLastAndEndsByItselfSoonAfterItsLimit() {
    assertThat(options(null))
        .endsWith(
            "--entrypoint=/usr/bin/env",
            "image:1",
            "-i",
            "PATH=/bin",
            "HOME=/box",
            "LANG=C.UTF-8",
            "timeout",
            "-s",
            "KILL",
            "40",
            "/bin/sh",
            "-c",
            "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "--privileged", "a b", "a\n"})
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> new DockerSettings(name, null))
        .hasMessageContaining("image must name an image");
    assertThatThrownBy(() -> new DockerSettings("image", name))
        .hasMessageContaining("runtime must name a runtime");
  }

  @Test
  void imagesHaveRegistriesTagsAndDigests() {
    assertThat(new DockerSettings("host.example:5000/a/b_c:1.2@sha256:00ff", null).image())
        .startsWith("host");
  }

  private static List<String> options(@Nullable String runtime) {
    var settings = new DockerSettings("image:1", runtime);
    return new ContainerOptions(settings, new ContainerOwner("here", 7, "cafe"), "/bin")
        .of("name", LIMITS, List.of("/bin/sh", "-c", "x"));
  }
}
