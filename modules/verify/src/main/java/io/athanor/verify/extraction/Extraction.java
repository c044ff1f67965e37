package io.athanor.verify.extraction;

import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the program in the text of an answer. Pure.
///
/// The pieces are the fenced blocks. Where none of them can be what is asked for, what was typed in
/// a session, or lines that look like code, are pieces as well. The [Candidate#best] is taken, and
/// what it lacks is put before it, see [Joined].
final class Extraction {
  private final Wanted wanted;

  Extraction(Wanted wanted) {
    this.wanted = wanted;
  }

  /// Empty where there is no text, or nothing but empty fences.
  Optional<CodeBlock> from(String text) {
    var fences = Fences.of(text);
    var candidates = new ArrayList<Candidate>();
    fences.blocks().forEach(piece -> candidates.add(fenced(piece)));
    if (candidates.stream().noneMatch(this::fits)) {
      candidates.addAll(bare(fences));
    }
    candidates.removeIf(one -> one.piece().source().isBlank());
    return Candidate.best(candidates)
        .map(chosen -> Joined.of(chosen, candidates, wanted).block())
        .or(() -> fences.blocks().isEmpty() ? whole(text) : Optional.empty());
  }

  private Candidate fenced(Piece piece) {
    return Transcript.begunBy(piece.source())
        .map(this::typed)
        .orElseGet(() -> {
          var language = LanguageOf.piece(piece, wanted);
          return Candidate.of(piece, language, ofFence(piece.tag(), language), wanted);
        });
  }

  private static ExtractionRule ofFence(String tag, Optional<Language> language) {
    if (tag.isEmpty()) {
      return ExtractionRule.UNTAGGED_FENCE;
    }
    return language.equals(Languages.tagged(tag))
        ? ExtractionRule.TAGGED_FENCE
        : ExtractionRule.MISTAGGED_FENCE;
  }

  private List<Candidate> bare(Fences fences) {
    var typed = Transcript.in(fences.around());
    if (typed.isPresent()) {
      return List.of(typed(typed.get()));
    }
    var code = BareCode.in(fences.around());
    boolean alone = code.runs().size() == 1 && !code.hasProse() && fences.blocks().isEmpty();
    var rule = alone ? ExtractionRule.BARE : ExtractionRule.BARE_IN_PROSE;
    return code.runs().stream().map(piece -> unfenced(piece, rule)).toList();
  }

  private Candidate unfenced(Piece piece, ExtractionRule rule) {
    return Candidate.of(piece, LanguageOf.piece(piece, wanted), rule, wanted);
  }

  private Candidate typed(String statements) {
    var piece = new Piece("", statements, true);
    return Candidate.of(
        piece, Languages.tagged(Transcript.LANGUAGE), ExtractionRule.TRANSCRIPT, wanted);
  }

  private Optional<CodeBlock> whole(String text) {
    return Optional.of(text)
        .filter(Predicate.not(String::isBlank))
        .map(all -> unfenced(new Piece("", all, true), ExtractionRule.WHOLE_TEXT).block());
  }

  private boolean fits(Candidate one) {
    return one.language().isPresent()
        && one.rule() != ExtractionRule.TRANSCRIPT
        && (one.defines() || !wanted.function());
  }
}
