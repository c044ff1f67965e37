package io.athanor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {

  @Test
  void readsMarkdownBlocksAsTheyStandUnderTheirHeadings() {
    // Given
    var document =
        Documents.markdown(
            """
            ---
            layout: page
            ---
            # Tides

            The *sea* rises.
            Then it falls.

            ## Causes of `it`

            - the moon
            - the sun

            ---

            > It is said.

            # Ebb
            It falls.
            """);

    // When
    var blocks = Blocks.of(document);

    // Then
    assertThat(blocks)
        .containsExactly(
            block("The *sea* rises.\nThen it falls.", "Tides"),
            block("- the moon", "Tides", "Causes of \"it\""),
            block("- the sun", "Tides", "Causes of \"it\""),
            block("> It is said.", "Tides", "Causes of \"it\""),
            block("It falls.", "Tides", "Ebb"));
  }

  @Test
  void keepsCodeAndTablesOfMarkdownWhole() {
    // Given
    var document =
        Documents.markdown(
            """
            ```python
            # not a heading

            print(1)
            ```

            | a | b |
            | - | - |
            | 1 | 2 |

            1. Run this:

               ```
               x

               y
               ```
            """);

    // When
    var blocks = Blocks.of(document);

    // Then
    assertThat(blocks)
        .containsExactly(
            whole("```python\n# not a heading\n\nprint(1)\n```", "Tides"),
            whole("| a | b |\n| - | - |\n| 1 | 2 |", "Tides"),
            whole("1. Run this:\n\n   ```\n   x\n\n   y\n   ```", "Tides"));
  }

  @Test
  void readsTheTextOfHtmlInMarkdownAndNoComments() {
    assertThat(Blocks.of(Documents.markdown("<!-- draft -->\n\n<div>The <b>sea</b>.</div>\n")))
        .containsExactly(block("The sea.", "Tides"));
  }

  @Test
  void readsWhatIsNestedTooDeeplyForTheStack() {
    // Given
    int depth = 100_000;

    // Then
    assertThat(Blocks.of(Documents.markdown("> ".repeat(depth) + "The sea."))).isNotEmpty();
    assertThat(Blocks.of(Documents.html("<div>".repeat(depth) + "The sea."))).isNotEmpty();
  }

  @Test
  void readsOfAnHtmlPageWhatAReaderCameFor() {
    // Given
    var document =
        Documents.html(
            """
            <html><head><title>x</title><style>p {}</style></head><body>
            <nav><a href="/">Home</a></nav>
            <h1>Tides</h1>
            <div>The sea <em>rises</em><br>
              slowly.<p>Then it
              falls.</p>And again.</div>
            <script>alert(1)</script>
            <h2>Causes</h2>
            <ul><li>the moon</li><li><p>the sun</p></li></ul>
            <pre>a
              b</pre>
            <table><tr><th>h</th><th>m</th></tr><tr><td>1</td><td>2</td></tr></table>
            <footer>Imprint</footer>
            </body></html>
            """);

    // When
    var blocks = Blocks.of(document);

    // Then
    assertThat(blocks)
        .containsExactly(
            block("The sea rises slowly.", "Tides"),
            block("Then it falls.", "Tides"),
            block("And again.", "Tides"),
            block("- the moon", "Tides", "Causes"),
            block("the sun", "Tides", "Causes"),
            whole("```\na\n  b\n```", "Tides", "Causes"),
            whole("| h | m |\n| 1 | 2 |", "Tides", "Causes"));
  }

  @Test
  void readsTheParagraphsOfPlainText() {
    assertThat(Blocks.of(Documents.plain("\uFEFFOne\r\ntwo.\r\n \r\n\r\n# Three.\r\n")))
        .containsExactly(block("One\ntwo.", "Tides"), block("# Three.", "Tides"));
  }

  @Test
  void needsNoTitle() {
    // Given
    var document = Document.newBuilder(Documents.plain("One.")).setTitle("").build();

    // Then
    assertThat(Blocks.of(document)).containsExactly(block("One."));
  }

  private static Block block(String text, String... headings) {
    return new Block(List.of(headings), text, false);
  }

  private static Block whole(String text, String... headings) {
    return new Block(List.of(headings), text, true);
  }
}
