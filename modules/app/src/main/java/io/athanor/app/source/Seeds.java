package io.athanor.app.source;

import io.athanor.record.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What was read from seed files.
///
/// @param seeds the good ones, each id once, in the order of the files
/// @param bad every line that is no seed
/// @param duplicates how many lines repeat an id read before
/// @param ignored names of members that seeds do not have
public record Seeds(List<Seed> seeds, List<Bad> bad, int duplicates, Set<String> ignored) {

  /// A line that is no seed.
  ///
  /// @param line from 1
  /// @param sentence what is wrong with it
  public record Bad(Path file, long line, String sentence) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + sentence;
    }
  }

  public Seeds {
    seeds = List.copyOf(seeds);
    bad = List.copyOf(bad);
  }
}
