package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.language.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeBlockTest {

  @Test
  void takesThePythonBlockAmongOthers() {
    var text =
        """
        Run it like this:
        ```bash
        python3 solution.py with a long line that is longer than the program
        ```
        ```Python
        print(1)
        ```
        It prints:
        ```
        1
        ```
        """;
    assertThat(CodeBlock.of(text, null)).contains(new CodeBlock("python", "print(1)\n", true));
  }

  @Test
  void takesTheLastBlockThatDefinesTheEntryPoint() {
    var text =
        """
        ```python
        def add(a, b): return a - b
        ```
        That was wrong. Better:
        ```python
        def add(a, b): return a + b
        ```
        Use it:
        ```python
        print(add(1, 2), "and this block is the longest of all by far")
        ```
        """;
    assertThat(CodeBlock.of(text, "add").orElseThrow().source())
        .isEqualTo("def add(a, b): return a + b\n");
  }

  @Test
  void entryPointMayBeAssignedOrAClassButNotAPrefix() {
    var text =
        """
        ```python
        area = lambda r: r * r
        ```
        ```python
        def area_of(r): return 0
        ```
        """;
    assertThat(CodeBlock.of(text, "area").orElseThrow().source()).startsWith("area =");
  }

  @Test
  void takesTheLongestWhereNoEntryPointIsNamed() {
    var text = "```py\nprint(1)\nprint(2)\n```\n```py\nprint(1)\n```";
    assertThat(CodeBlock.of(text, null).orElseThrow().source()).contains("print(2)");
  }

  @Test
  void readsAFenceInAListAndOneThatIsNeverClosed() {
    var text = "1. Solution\n\n   ```python\n   def f():\n       return 1\n";
    assertThat(CodeBlock.of(text, "f").orElseThrow().source())
        .isEqualTo("def f():\n    return 1\n");
  }

  @Test
  void takesBareTextAsItIs() {
    assertThat(CodeBlock.of("print(1)", null)).contains(new CodeBlock("", "print(1)", false));
  }

  @Test
  void interactiveSessionIsNoProgram() {
    assertThat(CodeBlock.of("```python\n>>> 1 + 1\n2\n```", null)).isEmpty();
  }

  @Test
  void knowsItsLanguageByTheTagsOfTheLanguages() {
    assertThat(language("```py\nx = 1\n```")).contains("python");
    assertThat(language("```Perl\nmy $x = 1;\n```")).contains("perl");
    assertThat(language("```\nx = 1\n```")).as("the default").contains("python");
    assertThat(language("```cobol\nlet x = 1\n```")).as("one that is not run").isEmpty();
  }

  @Test
  void takesALanguageOfOursBeforeABlockThatNamesNoneAndThisBeforeOthers() {
    var output = "```\na long line of output, longer than the program\n```\n";
    var shell = "```sh\nperl program.pl --with --many --options --and --more\n```\n";
    assertThat(CodeBlock.of(output + "```perl\nprint 1\n```\n" + shell, null).orElseThrow().tag())
        .isEqualTo("perl");
    assertThat(CodeBlock.of(shell + output, null).orElseThrow().tag()).isEmpty();
  }

  @Test
  void findsTheEntryPointAsItsLanguageDefinesIt() {
    var text =
        """
        ```perl
        sub add { return $_[0] + $_[1] }
        ```
        ```perl
        sub add_all { return 0 }
        print add(1, 2);
        ```
        """;
    assertThat(CodeBlock.of(text, "add").orElseThrow().source()).startsWith("sub add {");
  }

  private static Optional<String> language(String text) {
    return CodeBlock.of(text, null).flatMap(CodeBlock::language).map(Language::name);
  }
}
