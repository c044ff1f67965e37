package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The pairs of `maths/pairs.txt`.
final class Pairs {

  record Pair(String reference, String given, Verdict verdict, String shows) {
    @Override
    public String toString() {
      return "%s  %s  %s (%s)".formatted(reference, given, verdict, shows);
    }
  }

  private Pairs() {}

  static List<Pair> all() {
    try (var in = Pairs.class.getResourceAsStream("/maths/pairs.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(Pairs::pair)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Pair pair(String line) {
    var columns = line.split(" {2,}");
    if (columns.length != 4) {
      throw new IllegalStateException("a pair needs four columns: " + line);
    }
    return new Pair(columns[0], columns[1], Verdict.valueOf(columns[2]), columns[3]);
  }
}
