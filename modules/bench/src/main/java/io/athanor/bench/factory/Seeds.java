package io.athanor.bench.factory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// General seeds, each unlike the others, always the same ones.
final class Seeds {
  private static final List<String> TASKS =
      List.of(
          "Explain how %s work to someone who only knows %s.",
          "Compare %s and %s in three short paragraphs.",
          "Write a plan for a first lesson about %s that takes its examples from %s.",
          "List the mistakes that people make with %s when they come from %s.",
          "Describe a day of somebody who lives by %s and dreams of %s.");
  private static final List<String> SUBJECTS =
      List.of(
          "tides",
          "volcanoes",
          "bridges",
          "beehives",
          "glaciers",
          "compilers",
          "orchards",
          "clocks",
          "canals",
          "lanterns",
          "kites",
          "mirrors",
          "looms",
          "maps",
          "tunnels",
          "harbours",
          "ovens",
          "violins",
          "libraries",
          "windmills");
  private static final int SCATTER = 7;

  private Seeds() {}

  /// As lines of JSON, the way `run --seeds` takes them.
  static Path write(Path file, int count) throws IOException {
    return Files.write(
        file, (Iterable<String>) IntStream.range(0, count).mapToObj(Seeds::line)::iterator);
  }

  static String line(int number) {
    int about = number % SUBJECTS.size();
    int beside =
        (about + 1 + number / SUBJECTS.size() * SCATTER % (SUBJECTS.size() - 1)) % SUBJECTS.size();
    var task =
        TASKS.get(number % TASKS.size()).formatted(SUBJECTS.get(about), SUBJECTS.get(beside));
    return "{\"id\":\"seed-%06d\",\"prompt\":\"%s Take page %d of your notebook as the occasion.\"}"
        .formatted(number, task, number);
  }
}
