package io.athanor.verify;

import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// The code in an answer.
///
/// @param tag its language as the fence names it, lower case; "" where it names none
/// @param source without the fence
/// @param fenced whether it stood in a fence; bare text may be prose
record CodeBlock(String tag, String source, boolean fenced) {
  private static final Parser MARKDOWN = Parser.builder().build();
  private static final String SESSION = ">>>";

  /// The block that is meant: those in a language of ours, in the order of [Languages#ALL], before
  /// those that name no language, and these before others; of equals the last that defines the
  /// entry point, without an entry point the longest. Text without any fence is taken as it is.
  /// Empty where there is nothing but interactive sessions.
  static Optional<CodeBlock> of(String text, @Nullable String entryPoint) {
    var blocks = fenced(text);
    if (blocks.isEmpty()) {
      return Optional.of(new CodeBlock("", text, false));
    }
    var likelier =
        Comparator.comparingInt(CodeBlock::rank).thenComparingInt(block -> block.fit(entryPoint));
    return blocks.stream()
        .filter(block -> !block.source().stripLeading().startsWith(SESSION))
        .reduce((a, b) -> likelier.compare(a, b) > 0 ? a : b);
  }

  /// Empty where it is one that programs are not run in.
  Optional<Language> language() {
    return tag.isEmpty() ? Optional.of(Languages.DEFAULT) : Languages.tagged(tag);
  }

  /// Whether it says what it is, so that it is not prose or output.
  boolean tagged() {
    return !tag.isEmpty();
  }

  /// How it was found.
  String rule() {
    return !fenced ? "bare" : tagged() ? "tagged_fence" : "untagged_fence";
  }

  private int rank() {
    if (tag.isEmpty()) {
      return 0;
    }
    var all = Languages.ALL;
    return Languages.tagged(tag).map(language -> all.size() - all.indexOf(language)).orElse(-1);
  }

  private int fit(@Nullable String entryPoint) {
    return entryPoint == null ? source.length() : defines(entryPoint) ? 1 : 0;
  }

  private boolean defines(String name) {
    return language().orElse(Languages.DEFAULT).definitionOf(name).matcher(source).find();
  }

  private static List<CodeBlock> fenced(String text) {
    var blocks = new ArrayList<CodeBlock>();
    MARKDOWN
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                blocks.add(new CodeBlock(tag(block.getInfo()), block.getLiteral(), true));
              }
            });
    return blocks;
  }

  private static String tag(@Nullable String info) {
    return info == null ? "" : info.strip().split("[\\s{,:]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
