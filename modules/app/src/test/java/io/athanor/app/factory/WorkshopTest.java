package io.athanor.app.factory;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.app.config.Config;
import io.athanor.app.config.ConfigFile;
import io.athanor.app.console.Screen;
import io.athanor.app.http.Observatory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
  @TempDir private Path folder;

  @Test
  void verifyAsksNoModelWhereNoSamplesAreWanted() {
    assertThat(asked(Config.DEFAULT, "verify")).isEmpty();
    assertThat(asked(Config.DEFAULT, "critique", "verify")).containsExactly("judge");
  }

  @Test
  void verifyAsksTheSolverWhereSamplesAreWanted() throws Exception {
    // Given
    var file = Files.writeString(folder.resolve("c.yaml"), "verify: {samples: 3}");
    var config = ConfigFile.read(file, Map.of());

    // Then
    assertThat(asked(config, "verify")).containsExactly("solver");
    assertThat(asked(config, "teach")).containsExactly("teacher");
  }

  private static List<String> asked(Config config, String... parts) {
    var screen = new Screen(nowhere(), nowhere(), 0);
    try (var workshop =
        Workshop.open(config, Set.of(parts), Map.of(), Observatory.meters(), screen)) {
      assertThat(workshop.stages()).isNotNull();
      return List.copyOf(workshop.modelNames().keySet());
    }
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(new StringWriter());
  }
}
