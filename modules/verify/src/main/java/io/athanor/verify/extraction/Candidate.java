package io.athanor.verify.extraction;

import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A piece of an answer with what it is written in, and what it is of what is asked for. Pure.
///
/// @param language what it would be run in; empty where that is none of ours
/// @param rule how it was found
/// @param definition how it defines the entry point
/// @param askedFor whether the instruction names its language
/// @param wholeness see [Signs#wholeness]
record Candidate(
    Piece piece,
    Optional<Language> language,
    ExtractionRule rule,
    Wanted.Definition definition,
    boolean askedFor,
    int wholeness) {

  private static final int WHOLE = 2;

  private static final Comparator<Candidate> AS_FUNCTION =
      Comparator.comparing(Candidate::definition)
          .thenComparing(Candidate::askedFor)
          .thenComparing(one -> one.rule() != ExtractionRule.TRANSCRIPT)
          .thenComparing(one -> one.piece().complete())
          .thenComparing(Candidate::preference);

  private static final Comparator<Candidate> AS_PROGRAM =
      Comparator.comparing((Candidate one) -> one.language().isPresent())
          .thenComparing(Candidate::askedFor)
          .thenComparing(Candidate::wholeness)
          .thenComparing(Candidate::rule, Comparator.reverseOrder())
          .thenComparing(one -> one.piece().complete())
          .thenComparing(Candidate::preference)
          .thenComparing(one -> one.whole() ? 0 : one.piece().source().length());

  static Candidate of(
      Piece piece, Optional<Language> language, ExtractionRule rule, Wanted wanted) {
    var source = piece.source();
    return new Candidate(
        piece,
        language,
        rule,
        language.map(one -> wanted.definition(one, source)).orElse(Wanted.Definition.NONE),
        language.filter(wanted::asksFor).isPresent(),
        language.map(one -> Signs.of(one).wholeness(source)).orElse(0));
  }

  /// Where some define the entry point, the last of those, one without gaps before one with, and
  /// one in the language that is asked for, or else the first of [Languages#ALL], before others.
  /// Where none does, the one that is most of a program: of whole ones the last, of others the
  /// longest.
  static Optional<Candidate> best(List<Candidate> all) {
    var defining = all.stream().filter(Candidate::defines).toList();
    return defining.isEmpty() ? last(AS_PROGRAM, all) : last(AS_FUNCTION, defining);
  }

  boolean defines() {
    return definition != Wanted.Definition.NONE;
  }

  /// Whether it reads and prints.
  boolean whole() {
    return wholeness == WHOLE;
  }

  CodeBlock block() {
    return new CodeBlock(piece.tag(), piece.source(), language, rule);
  }

  private int preference() {
    return -language.map(Languages.ALL::indexOf).orElse(Languages.ALL.size());
  }

  private static Optional<Candidate> last(Comparator<Candidate> better, List<Candidate> all) {
    return all.stream().reduce((a, b) -> better.compare(a, b) > 0 ? a : b);
  }
}
