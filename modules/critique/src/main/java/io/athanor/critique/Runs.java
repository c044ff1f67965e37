package io.athanor.critique;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All runs of so many words in a text. Equal runs have the same number; a run is the one before it
/// and a word, so that longer ones are numbered without looking at the words again.
final class Runs {
  /// The number of each word, and how long it is by its number.
  private final int[] words;

  private final int[] wordLengths;

  /// The number of the run that begins at each word, and how long it is by its number.
  private final int[] runs;

  private final int[] lengths;
  private final int n;

  private Runs(int[] words, int[] wordLengths, int[] runs, int[] lengths, int n) {
    this.words = words;
    this.wordLengths = wordLengths;
    this.runs = runs;
    this.lengths = lengths;
    this.n = n;
  }

  /// Runs of one word.
  static Runs of(List<String> words) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] all = new int[words.size()];
    int[] lengths = new int[words.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers.computeIfAbsent(words.get(i), _ -> numbers.size());
      lengths[all[i]] = words.get(i).length();
    }
    return new Runs(all, lengths, all, lengths, 1);
  }

  /// Runs of one word more.
  Runs longer() {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] longer = new int[Math.max(0, runs.length - 1)];
    int[] longerLengths = new int[longer.length];
    for (int i = 0; i < longer.length; i++) {
      int last = words[i + n];
      long pair = (long) runs[i] << Integer.SIZE | last;
      longer[i] = numbers.computeIfAbsent(pair, _ -> numbers.size());
      longerLengths[longer[i]] = lengths[runs[i]] + 1 + wordLengths[last];
    }
    return new Runs(words, wordLengths, longer, longerLengths, n + 1);
  }

  /// The characters that the occurrences of one run make up together, of the run that makes up most
  /// and occurs more than once; 0 where none does.
  long mostCharacters() {
    int[] counts = new int[runs.length];
    Arrays.stream(runs).forEach(run -> counts[run]++);
    long most = 0;
    for (int run = 0; run < counts.length; run++) {
      if (counts[run] > 1) {
        most = Math.max(most, (long) counts[run] * lengths[run]);
      }
    }
    return most;
  }
}
