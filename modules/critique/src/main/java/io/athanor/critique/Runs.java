package io.athanor.critique;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All runs of so many words in a text. Equal runs have the same number; a run is the one before it
/// and a word, so that longer ones are numbered without looking at the words again.
final class Runs {
  private final Numbered words;

  /// By the word at which they begin.
  private final Numbered runs;

  private final int n;

  /// Equal ones have the same number.
  ///
  /// @param at the number of each
  /// @param lengths characters, by number
  /// @param counts how often it occurs, by number
  private record Numbered(int[] at, int[] lengths, int[] counts) {
    static Numbered upTo(int all) {
      return new Numbered(new int[all], new int[all], new int[all]);
    }

    void set(int i, int number, int length) {
      at[i] = number;
      lengths[number] = length;
      counts[number]++;
    }

    boolean isRepeated(int i) {
      return counts[at[i]] > 1;
    }

    int length(int i) {
      return lengths[at[i]];
    }
  }

  private Runs(Numbered words, Numbered runs, int n) {
    this.words = words;
    this.runs = runs;
    this.n = n;
  }

  /// Runs of one word.
  static Runs of(List<String> words) {
    Map<String, Integer> numbers = new HashMap<>();
    var all = Numbered.upTo(words.size());
    for (int i = 0; i < words.size(); i++) {
      int number = numbers.computeIfAbsent(words.get(i), _ -> numbers.size());
      all.set(i, number, words.get(i).length());
    }
    return new Runs(all, all, 1);
  }

  /// Runs of one word more. One that has a part that occurs once occurs once: it need not be looked
  /// for, and most are such.
  Runs longer() {
    Map<Long, Integer> numbers = new HashMap<>();
    var longer = Numbered.upTo(Math.max(0, runs.at.length - 1));
    int next = 0;
    for (int i = 0; i < longer.at.length; i++) {
      Integer known = null;
      if (runs.isRepeated(i) && words.isRepeated(i + n)) {
        long pair = (long) runs.at[i] << Integer.SIZE | words.at[i + n];
        known = numbers.putIfAbsent(pair, next);
      }
      longer.set(i, known == null ? next++ : known, runs.length(i) + 1 + words.length(i + n));
    }
    return new Runs(words, longer, n + 1);
  }

  /// The characters that the occurrences of one run make up together, of the run that makes up most
  /// and occurs more than once; 0 where none does.
  long mostCharacters() {
    long most = 0;
    for (int run = 0; run < runs.counts.length; run++) {
      if (runs.counts[run] > 1) {
        most = Math.max(most, (long) runs.counts[run] * runs.lengths[run]);
      }
    }
    return most;
  }
}
