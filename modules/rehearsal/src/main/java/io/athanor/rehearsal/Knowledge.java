package io.athanor.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The instructions the model knows, each with its answers by round: the example seeds
/// (`knowledge/<kind>.yaml`) and those it can invent (`knowledge/more-<kind>.yaml`).
final class Knowledge {

  /// How an answer and its reasoning are told apart.
  enum Form {
    /// Under the headings `### Reasoning` and `### Final answer`.
    SECTIONS,
    /// The reasoning in the member `reasoning_content`.
    FIELD,
    /// The reasoning between `<think>` and `</think>`.
    THINK
  }

  /// One answer.
  ///
  /// @param wrong whether its result is; the judge overlooks that where a check by execution or
  ///   against a reference answer follows
  /// @param scores what the judge gives it, 1-5 by axis; null for a good one
  /// @param feedback what the judge wants mended; empty for a good one
  record Attempt(
      Form form,
      String reasoning,
      String answer,
      boolean wrong,
      @Nullable Map<String, Integer> scores,
      List<String> findings,
      String feedback) {

    /// The answer up to the last line of a maths answer, before which more may have been put.
    String gist() {
      return Words.normalised(answer.split("\n\nAnswer: ")[0]);
    }
  }

  /// @param instruction with normalised white space
  /// @param attempts at least one, by round; the last one stays for all later rounds
  record Entry(Kind kind, String instruction, List<Attempt> attempts) {

    Attempt inRound(int round) {
      return attempts.get(Math.min(round, attempts.size() - 1));
    }

    /// Whether `text` is this very instruction, with nothing around it.
    boolean is(String text) {
      return instruction.equals(Words.normalised(text));
    }

    /// The attempt that `answer` repeats, alone or with more around it.
    Optional<Attempt> said(String answer) {
      String said = Words.normalised(answer);
      return attempts.stream()
          .filter(attempt -> said.contains(attempt.gist()))
          .max(Comparator.comparingInt(attempt -> attempt.gist().length()));
    }
  }

  private record Line(String instruction, List<Said> attempts) {

    Entry entry(Kind kind) {
      return new Entry(
          kind, Words.normalised(instruction), attempts.stream().map(Said::attempt).toList());
    }
  }

  private record Said(
      @Nullable String form,
      String reasoning,
      String answer,
      boolean wrong,
      @Nullable Map<String, Integer> scores,
      @Nullable List<String> findings,
      @Nullable String feedback) {

    Attempt attempt() {
      return new Attempt(
          form == null ? Form.SECTIONS : Form.valueOf(form.toUpperCase(Locale.ROOT)),
          reasoning,
          answer,
          wrong,
          scores,
          findings == null ? List.of() : findings,
          feedback == null ? "" : feedback);
    }
  }

  private final List<Entry> entries;
  private final Map<Kind, List<String>> inventions;

  private Knowledge(List<Entry> entries, Map<Kind, List<String>> inventions) {
    this.entries = entries;
    this.inventions = inventions;
  }

  static Knowledge load() {
    var entries = new ArrayList<Entry>();
    var inventions = new EnumMap<Kind, List<String>>(Kind.class);
    for (var kind : Kind.values()) {
      var more = read(kind, "more-");
      entries.addAll(read(kind, ""));
      entries.addAll(more);
      inventions.put(kind, more.stream().map(Entry::instruction).toList());
    }
    return new Knowledge(List.copyOf(entries), inventions);
  }

  private static List<Entry> read(Kind kind, String prefix) {
    var path = "/knowledge/" + prefix + kind.key() + ".yaml";
    return Resource.read(path, new TypeReference<List<Line>>() {}).stream()
        .map(line -> line.entry(kind))
        .toList();
  }

  /// Instructions of that kind which stand in no example.
  List<String> inventions(Kind kind) {
    return inventions.getOrDefault(kind, List.of());
  }

  /// The entry whose instruction stands in `instruction`, alone or with more around it, as
  /// evolution adds to a text; the longest if there are several.
  Optional<Entry> within(String instruction) {
    String normalised = Words.normalised(instruction);
    return entries.stream()
        .filter(entry -> normalised.contains(entry.instruction()))
        .max(Comparator.comparingInt(entry -> entry.instruction().length()));
  }
}
