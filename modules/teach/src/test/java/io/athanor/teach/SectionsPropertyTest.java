package io.athanor.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Words;
import io.athanor.llm.Reply;
import io.athanor.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SectionsPropertyTest {
  private static final List<String> MARKS =
      List.of("think", "thinking", "reasoning", "final", "answer");

  @Property
  void loseNoWordButTheMarks(@ForAll("replies") String text) {
    // When
    var sections = Sections.of(new Reply(text, null, Reply.Finish.STOP, "fake", Samples.usage()));

    // Then
    var kept = new ArrayList<String>();
    if (sections.reasoning() != null) {
      kept.addAll(words(sections.reasoning()));
    }
    kept.addAll(words(sections.answer()));
    assertThat(kept).isSubsetOf(words(text)).hasSameSizeAs(words(text));
  }

  @Provide
  Arbitrary<String> replies() {
    var pieces =
        Arbitraries.of(
            "alpha beta", "\n", "```\n", "<b>", "**", "### ", ": ", "gamma\n", "delta", "- ");
    var text = pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    return Arbitraries.oneOf(
        text,
        text.tuple2().map(t -> "<think>" + t.get1() + "</think>" + t.get2()),
        text.tuple2().map(t -> t.get1() + "</think>" + t.get2()),
        text.tuple2().map(t -> "### Reasoning\n" + t.get1() + "\n### Final answer\n" + t.get2()));
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().filter(word -> !MARKS.contains(word)).toList();
  }
}
