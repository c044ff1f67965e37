package io.athanor.verify.extraction;

import io.athanor.record.Instruction;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an instruction asks for, as far as it helps to find the program in an answer. Pure.
final class Wanted {

  /// How a block defines the entry point.
  enum Definition {
    NONE,
    /// As a method of a class.
    METHOD,
    TOP_LEVEL
  }

  private final @Nullable String entryPoint;
  private final Optional<Language> language;
  private final Map<Language, Pattern> definitions = new HashMap<>();
  private final Map<Language, Pattern> methods = new HashMap<>();

  /// @param entryPoint the function that will be called; null for a whole program
  /// @param text the instruction; a language counts where it names no second one
  Wanted(@Nullable String entryPoint, String text) {
    this.entryPoint = entryPoint;
    this.language =
        onlyOne(Languages.ALL.stream().filter(one -> Signs.of(one).names(text)).toList());
    if (entryPoint != null) {
      for (Language one : Languages.ALL) {
        definitions.put(one, one.definitionOf(entryPoint));
        Signs.of(one).methodNamed(entryPoint).ifPresent(pattern -> methods.put(one, pattern));
      }
    }
  }

  static Wanted by(Instruction instruction) {
    return new Wanted(instruction.getEntryPoint().orElse(null), instruction.getText());
  }

  /// Whether one function is asked for, not a whole program.
  boolean function() {
    return entryPoint != null;
  }

  /// That it names, if it names one alone.
  Optional<Language> language() {
    return language;
  }

  boolean asksFor(Language one) {
    return language.filter(one::equals).isPresent();
  }

  Definition definition(Language one, String source) {
    if (entryPoint == null) {
      return Definition.NONE;
    }
    var mentions = Mentions.of(entryPoint, source);
    if (finds(definitions.get(one), mentions)) {
      return Definition.TOP_LEVEL;
    }
    return finds(methods.get(one), mentions) ? Definition.METHOD : Definition.NONE;
  }

  private static boolean finds(@Nullable Pattern pattern, List<String> mentions) {
    return pattern != null && mentions.stream().anyMatch(text -> pattern.matcher(text).find());
  }

  private static <T> Optional<T> onlyOne(List<T> all) {
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }
}
