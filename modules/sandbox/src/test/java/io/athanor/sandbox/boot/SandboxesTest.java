package io.athanor.sandbox.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.language.Search;
import io.athanor.sandbox.language.Toolchains;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.wall.Cell;
import io.athanor.sandbox.wall.Consumption;
import io.athanor.sandbox.wall.DockerSettings;
import io.athanor.sandbox.wall.LandlockWall;
import io.athanor.sandbox.wall.Place;
import io.athanor.sandbox.wall.Refused;
import io.athanor.sandbox.wall.Wall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Fails closed: what does not prove itself is not used.
class SandboxesTest {
  private static final Build.Ready PROGRAM = new Build.Ready("python", List.of());

  @Test
  void backEndThatLetsAProgramRunOnIsNotUsed() throws Exception {
    // Given a back end that lets programs do what they like
    var wall = new FakeWall(BARE);
    // When
    var choice = choose(languages -> wall);
    // Then
    assertThat(choice.available()).isFalse();
    assertThat(choice.refused()).singleElement().asString().startsWith("fake: a program could");
  }

  @Test
  void backEndThatRunsNothingIsNotUsed() throws Exception {
    var choice = choose(languages -> new FakeWall(BROKEN));
    assertThat(choice.available()).isFalse();
    assertThat(choice.refused()).singleElement().asString().contains("does not run a program");
  }

  @Test
  void backEndThatIsNotThereIsNamedWithItsReason() throws Exception {
    var choice =
        choose(languages -> {
          throw new Refused("there is no python3 here; install it");
        });
    assertThat(choice.refused()).containsExactly("fake: there is no python3 here; install it");
  }

  @Test
  void withoutABackEndNothingRunsAndEveryResultSaysWhy() throws Exception {
    var choice = choose(languages -> new FakeWall(BROKEN));
    var run = choice.sandbox().run(PROGRAM, "", Limits.DEFAULT);
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(run.ending().conclusive()).isFalse();
    assertThat(run.detail()).contains("no sandbox works here").contains("fake: it does not run");
  }

  @Test
  void refusesFewerThanOnePlace() {
    assertThatThrownBy(() -> SandboxSettings.DEFAULT.places(0)).hasMessageContaining("got 0");
  }

  @Test
  void refusesABackEndThatNobodyKnows() {
    assertThatThrownBy(() -> new SandboxSettings(1, List.of("hope")))
        .hasMessageContaining("[landlock, bubblewrap, docker]")
        .hasMessageContaining("hope");
  }

  @Test
  void refusesDockerWithoutAnImage() {
    assertThatThrownBy(() -> new SandboxSettings(1, List.of("landlock", "docker")))
        .hasMessageContaining("needs docker.image");
  }

  @Test
  void otherBackEndsStayWhereDockerCannotBeHad() throws Exception {
    // Given an image that no engine has
    var docker = new DockerSettings("athanor.invalid/absent:1", null);
    var settings = new SandboxSettings(1, List.of("docker", "landlock"), docker);
    // When
    var choice = Sandboxes.choose(settings);
    // Then
    assertThat(choice.backends()).isEqualTo("landlock");
    assertThat(choice.refused()).singleElement().asString().startsWith("docker: ");
  }

  @Test
  void ofTheWallsOfOneBackEndTheFirstThatPassesIsTaken() throws Exception {
    // Given a back end whose better wall cannot be had here
    var backEnd =
        new Sandboxes.BackEnd(
            "two",
            List.of(
                languages -> {
                  throw new Refused("no control groups");
                },
                LandlockWall::open));
    // When
    var choice = Sandboxes.choose(new Places(1), List.of(backEnd));
    // Then
    assertThat(choice.refused()).containsExactly("two: no control groups");
    assertThat(choice.backends()).isEqualTo("landlock");
  }

  private static Sandboxes.Choice choose(Sandboxes.BackEnd.Opening opening)
      throws InterruptedException {
    return Sandboxes.choose(
        new Places(1), List.of(new Sandboxes.BackEnd("fake", List.of(opening))));
  }

  /// A wall with a Python behind it that is started in some way.
  private record FakeWall(Place place) implements Wall {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Set<Need> grants() {
      return Set.of();
    }

    @Override
    public Toolchains toolchains() {
      return Toolchains.find(List.of(Languages.DEFAULT), new Search(List.of("/usr/bin/env"), ""));
    }

    @Override
    public Place place(int number) {
      return place;
    }
  }

  /// Starts it as it is.
  private static final Place BARE =
      (command, toolchain, limits) -> new Loose(new ProcessBuilder(command).start());

  private static final Place BROKEN =
      (command, toolchain, limits) -> {
        throw new IOException("the wall has fallen");
      };

  private record Loose(Process process) implements Cell {
    @Override
    public Consumption consumption() {
      return new Consumption(Duration.ZERO, 0, false);
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }

    @Override
    public void close() {
      kill();
    }
  }
}
