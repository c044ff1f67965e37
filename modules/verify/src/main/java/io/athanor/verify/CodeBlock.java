package io.athanor.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// The code in an answer.
///
/// @param language as the fence names it, lower case; "" where it names none
/// @param source without the fence
/// @param fenced whether it stood in a fence; bare text may be prose
record CodeBlock(String language, String source, boolean fenced) {
  private static final Set<String> PYTHON = Set.of("python", "python3", "py");
  private static final Parser MARKDOWN = Parser.builder().build();
  private static final String SESSION = ">>>";

  /// The block that is meant: Python's before those that name no language, and these before others;
  /// of equals the last that defines the entry point, without an entry point the longest. Text
  /// without any fence is taken as it is. Empty where there is nothing but interactive sessions.
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

  /// Whether it is Python's, or does not say that it is another's.
  boolean mayBePython() {
    return language.isEmpty() || python();
  }

  boolean python() {
    return PYTHON.contains(language);
  }

  private int rank() {
    return python() ? 2 : language.isEmpty() ? 1 : 0;
  }

  private int fit(@Nullable String entryPoint) {
    return entryPoint == null ? source.length() : defines(entryPoint) ? 1 : 0;
  }

  private boolean defines(String name) {
    var quoted = Pattern.quote(name);
    return Pattern.compile("(?m)^((async +)?def|class) +%s\\b|^%s *=[^=]".formatted(quoted, quoted))
        .matcher(source)
        .find();
  }

  private static List<CodeBlock> fenced(String text) {
    var blocks = new ArrayList<CodeBlock>();
    MARKDOWN
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                blocks.add(new CodeBlock(language(block.getInfo()), block.getLiteral(), true));
              }
            });
    return blocks;
  }

  private static String language(@Nullable String info) {
    return info == null ? "" : info.strip().split("[\\s{,:]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
