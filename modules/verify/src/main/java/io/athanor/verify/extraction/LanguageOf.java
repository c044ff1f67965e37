package io.athanor.verify.extraction;

import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a piece of an answer is written in. Pure.
///
/// The tag of its fence counts, unless the source defines the entry point as another language does,
/// or shows no sign of the tag's language and several of another. Without a tag, or with one such
/// as `text`, the source tells by how it defines the entry point; then the instruction, where it
/// names a language; then the signs.
final class LanguageOf {
  private static final Set<String> PLAIN =
      Set.of("text", "txt", "plain", "plaintext", "code", "raw", "none");

  /// How many different signs outweigh a tag.
  private static final int SURE = 2;

  private LanguageOf() {}

  /// Empty where it is one that programs are not run in.
  static Optional<Language> piece(Piece piece, Wanted wanted) {
    var source = piece.source();
    var tagged = Languages.tagged(piece.tag());
    var defining =
        Languages.ALL.stream()
            .filter(one -> wanted.definition(one, source) != Wanted.Definition.NONE)
            .toList();
    if (!defining.isEmpty()) {
      return tagged
          .filter(defining::contains)
          .or(() -> wanted.language().filter(defining::contains))
          .or(() -> likeliest(defining, source, 0));
    }
    if (tagged.isPresent()) {
      return wanted.function() || Signs.of(tagged.get()).in(source) > 0
          ? tagged
          : likeliest(Languages.ALL, source, SURE).or(() -> tagged);
    }
    if (piece.tag().isEmpty()) {
      return wanted
          .language()
          .or(() -> likeliest(Languages.ALL, source, 1))
          .or(() -> Optional.of(Languages.DEFAULT));
    }
    return PLAIN.contains(piece.tag())
        ? wanted.language().or(() -> likeliest(Languages.ALL, source, SURE))
        : Optional.empty();
  }

  /// That with the most signs, of equals the first, if it shows as many different ones as needed.
  private static Optional<Language> likeliest(List<Language> all, String source, long needed) {
    return all.stream()
        .filter(one -> Signs.of(one).kindsIn(source) >= needed)
        .max(Comparator.comparingLong(one -> Signs.of(one).in(source)));
  }
}
