package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.BubblewrapWall;
import io.athanor.sandbox.wall.LandlockWall;
import io.athanor.sandbox.wall.Refused;
import io.athanor.sandbox.wall.Wall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every program of `attacks.yaml` behind every wall that this machine has. Each is contained, ends
/// in time and in a sensible way, leaves nothing behind, and the next program runs as if nothing
/// had been.
class AttackIT {
  private static final Duration WALL = Duration.ofSeconds(3);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), WALL, 256L << 20, 1 << 20);

  @TempDir static Path folder;
  private static Arena arena;

  @BeforeAll
  static void open() throws Exception {
    arena = new Arena(folder);
  }

  @AfterAll
  static void close() throws Exception {
    arena.close();
  }

  /// A compiler has more time than what it makes.
  private static Duration longest(Attack attack) {
    return attack.in().equals("cpp") ? Limits.COMPILING.wall() : WALL;
  }

  private interface Opening {
    Wall open() throws Refused;
  }

  /// A wall that is not here attacks nobody; which are, `SelfTestIT` tells.
  static List<Arguments> everyAttackBehindEveryWall() throws InterruptedException {
    var all = new ArrayList<Arguments>();
    var openings =
        List.<Opening>of(
            () -> LandlockWall.open(Languages.ALL),
            () -> BubblewrapWall.withControlGroups(Languages.ALL),
            () -> BubblewrapWall.watched(Languages.ALL));
    for (Opening opening : openings) {
      try {
        var wall = opening.open();
        var sandbox = new WalledSandbox(wall, new Places(1));
        if (!works(sandbox)) {
          continue;
        }
        Attack.all().stream()
            .filter(attack -> attack.language() == null || !wall.grants().isEmpty())
            .forEach(attack -> all.add(Arguments.of(wall.name(), attack.name(), attack, sandbox)));
      } catch (Refused e) {
        // Not here.
      }
    }
    return all;
  }

  private static boolean works(WalledSandbox sandbox) throws InterruptedException {
    return Programs.run(sandbox, "python", "print()", "", LIMITS).ending() == Run.Ending.OK;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyAttackBehindEveryWall")
  void isContained(String wall, String name, Attack attack, WalledSandbox sandbox)
      throws Exception {
    assumeThat(sandbox.wall().toolchains().installed()).containsKey(attack.in());
    // When
    var run = Programs.run(sandbox, attack.in(), arena.aimed(attack.source()), "", LIMITS);
    // Then
    var children = sandbox.wall().grants().contains(Need.CHILDREN);
    assertThat(attack.mayEnd(run.ending(), children))
        .as("%s: %s\n%s\n%s", run.ending(), run.detail(), run.stdout(), run.stderr())
        .isTrue();
    assertThat(run.stdout() + run.stderr()).doesNotContain("ESCAPED").doesNotContain(Arena.CANARY);
    assertThat(run.usage().wall()).isLessThan(longest(attack).plus(GRACE));
    arena.isUntouched();
    arena.nothingIsLeft();
    assertThat(Programs.run(sandbox, "python", "print('hello')", "", LIMITS).stdout())
        .isEqualTo("hello\n");
  }
}
