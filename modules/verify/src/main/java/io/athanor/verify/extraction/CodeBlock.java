package io.athanor.verify.extraction;

import io.athanor.record.Instruction;
import io.athanor.sandbox.language.Language;
import java.util.Optional;

/// The program in an answer.
///
/// @param tag its language as its fence names it, lower case; "" where it names none
/// @param source without fences, prompts and prose
/// @param language what it is run in; empty where that is none of ours
/// @param rule how it was found
public record CodeBlock(
    String tag, String source, Optional<Language> language, ExtractionRule rule) {

  /// See [Extraction].
  public static Optional<CodeBlock> of(String text, Instruction instruction) {
    return new Extraction(Wanted.by(instruction)).from(text);
  }

  /// Whether its fence says what it is, so that it is not prose or output.
  public boolean tagged() {
    return language.filter(one -> one.tags().contains(tag)).isPresent();
  }
}
