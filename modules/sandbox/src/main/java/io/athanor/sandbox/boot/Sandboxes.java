package io.athanor.sandbox.boot;

import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.UnavailableSandbox;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.Ladder;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.BubblewrapWall;
import io.athanor.sandbox.wall.DockerWall;
import io.athanor.sandbox.wall.LandlockWall;
import io.athanor.sandbox.wall.Refused;
import io.athanor.sandbox.wall.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Finds the back ends that this machine can be trusted with.
public final class Sandboxes {

  static final String DOCKER = "docker";

  /// The narrowest first.
  static final List<String> NAMES = List.of("landlock", "bubblewrap", DOCKER);

  private Sandboxes() {}

  /// What was found.
  ///
  /// @param sandbox all accepted back ends as one, or an [UnavailableSandbox]
  /// @param accepted those that passed their self-test, the narrowest first
  /// @param refused one sentence for each wall that did not, with the reason
  public record Choice(Sandbox sandbox, List<WalledSandbox> accepted, List<String> refused) {
    public Choice {
      accepted = List.copyOf(accepted);
      refused = List.copyOf(refused);
    }

    static Choice none(String reason) {
      return new Choice(new UnavailableSandbox(reason), List.of(), List.of(reason));
    }

    public boolean available() {
      return !accepted.isEmpty();
    }

    /// The names of the accepted ones, for a person.
    public String backends() {
      return String.join(", ", accepted.stream().map(sandbox -> sandbox.wall().name()).toList());
    }
  }

  /// A way of running programs that may or may not work here.
  record BackEnd(String name, List<Opening> walls) {

    interface Opening {
      Wall open(List<Language> languages) throws Refused;
    }
  }

  /// Tries each back end against the boot self-test, about a second each. Fails closed: with none
  /// accepted, programs are not run at all.
  ///
  /// @throws InterruptedException when the process is closing
  public static Choice choose(SandboxSettings settings) throws InterruptedException {
    return choose(settings, new Places(settings.places()));
  }

  static Choice choose(SandboxSettings settings, Places places) throws InterruptedException {
    var wanted = settings.backends().stream().map(name -> backEnd(name, settings)).toList();
    return choose(places, wanted);
  }

  /// Of the walls of one back end the first that passes is taken.
  private static BackEnd backEnd(String name, SandboxSettings settings) {
    return new BackEnd(
        name,
        switch (name) {
          case "landlock" -> List.of(LandlockWall::open);
          case "bubblewrap" -> List.of(BubblewrapWall::withControlGroups, BubblewrapWall::watched);
          case DOCKER -> {
            var docker = Objects.requireNonNull(settings.docker());
            yield List.of(languages -> DockerWall.open(docker, languages));
          }
          default -> throw new IllegalArgumentException("there is no back end " + name);
        });
  }

  static Choice choose(Places places, List<BackEnd> backEnds) throws InterruptedException {
    var accepted = new ArrayList<WalledSandbox>();
    var refused = new ArrayList<String>();
    for (BackEnd backEnd : backEnds) {
      for (var opening : backEnd.walls()) {
        var found = tried(backEnd, opening, places, refused);
        if (found.isPresent()) {
          accepted.add(found.get());
          break;
        }
      }
    }
    if (accepted.isEmpty()) {
      var reason = "no sandbox works here, so programs are not run; " + String.join("; ", refused);
      return new Choice(new UnavailableSandbox(reason), accepted, refused);
    }
    return new Choice(new Ladder(accepted), accepted, refused);
  }

  private static Optional<WalledSandbox> tried(
      BackEnd backEnd, BackEnd.Opening opening, Places places, List<String> refused)
      throws InterruptedException {
    try {
      var wall = opening.open(Languages.ALL);
      var sandbox = new WalledSandbox(wall, places);
      var miss = SelfTest.firstMiss(sandbox);
      if (miss.isEmpty()) {
        return Optional.of(sandbox);
      }
      refused.add(wall.name() + ": " + miss.get());
    } catch (Refused e) {
      refused.add(backEnd.name() + ": " + e.getMessage());
    }
    return Optional.empty();
  }
}
