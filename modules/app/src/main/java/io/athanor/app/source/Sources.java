package io.athanor.app.source;

import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.record.Document;
import io.athanor.record.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads seeds and documents, and tells the user what was found in them.
public final class Sources {
  /// Bad lines shown one by one; the rest is counted.
  private static final int SHOWN = 20;

  private Sources() {}

  /// @param skipBad go on without bad lines
  /// @throws Failure where a file cannot be read; where lines are bad and not to be skipped, with
  ///   all of them
  public static List<Seed> seeds(List<Path> files, boolean skipBad, Screen screen) {
    if (files.isEmpty()) {
      return List.of();
    }
    var seeds = SeedFiles.read(files);
    if (!seeds.bad().isEmpty()) {
      bad(seeds, skipBad, screen);
    }
    if (seeds.duplicates() > 0) {
      screen.say("seeds    " + seeds.duplicates() + " repeat an id and are left out");
    }
    if (!seeds.ignored().isEmpty()) {
      screen.say("seeds    ignored: " + String.join(", ", seeds.ignored()));
    }
    return seeds.seeds();
  }

  /// @throws Failure where a folder cannot be read or holds no document
  public static List<Document> documents(List<Path> folders, Screen screen) {
    if (folders.isEmpty()) {
      return List.of();
    }
    var documents = DocumentFiles.read(folders);
    documents
        .skipped()
        .forEach((why, count) -> screen.say("documents  %d left out: %s".formatted(count, why)));
    return documents.documents();
  }

  private static void bad(Seeds seeds, boolean skipBad, Screen screen) {
    int count = seeds.bad().size();
    var lines = new ArrayList<String>();
    seeds.bad().stream().limit(SHOWN).forEach(line -> lines.add(line.toString()));
    if (count > SHOWN) {
      lines.add("… and " + (count - SHOWN) + " more");
    }
    String told = lines.stream().collect(Collectors.joining("\n"));
    if (!skipBad) {
      screen.say(told);
      throw Failure.usage(
          count == 1
              ? "One line is no seed; nothing was produced."
              : count + " lines are no seeds; nothing was produced.",
          "Mend them, or go on without them: --skip-bad.");
    }
    if (seeds.seeds().isEmpty()) {
      screen.say(told);
      throw Failure.usage("No line is a seed.", "Mend the files.");
    }
    screen.warn(count + (count == 1 ? " bad line is" : " bad lines are") + " skipped:");
    screen.say(told);
  }
}
