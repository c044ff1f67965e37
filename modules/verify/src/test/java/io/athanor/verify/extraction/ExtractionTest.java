package io.athanor.verify.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Kind;
import io.athanor.sandbox.language.Languages;
import io.athanor.testkit.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExtractionTest {
  private static final int LONG = 200_000;

  @Test
  void readsEntryPointAndLanguageFromTheInstruction() {
    // Given
    var text = "```\nsub add { return 1 }\n```\n```\ndef add(): return 1\n```";
    var seed = Samples.codeSeed("c", "Write add in Perl.", "add", Samples.call("[]", "1"));

    // When
    var block = CodeBlock.of(text, Samples.instruction(seed)).orElseThrow();

    // Then
    assertThat(block.source()).startsWith("sub add");
    assertThat(block.tagged()).isFalse();
  }

  @Test
  void definitionIsFoundFarDownAndPastOtherMentions() {
    // Given
    var mentions = "# about add\n".repeat(2_000);
    var draft = "```python\ndef add_all(): 0\n```\n";

    // When
    var block =
        new Extraction(new Wanted("add", ""))
            .from("```python\n" + mentions + "def add():\n  return 1\n```\n" + draft)
            .orElseThrow();

    // Then
    assertThat(block.source()).contains("return 1");
  }

  @Test
  void tagCountsWhereTheFunctionIsDefinedInNoLanguage() {
    var block = new Extraction(new Wanted("f", "")).from("```perl\n*f = g(a => 1, b => 2);\n```");
    assertThat(block.orElseThrow().rule()).isEqualTo(ExtractionRule.TAGGED_FENCE);
  }

  @Test
  void instructionThatNamesTwoLanguagesNamesNone() {
    assertThat(new Wanted(null, "Port this Perl script to Python.").language()).isEmpty();
    assertThat(new Wanted(null, "Sum up in Python.").language()).contains(Languages.DEFAULT);
  }

  @Test
  void everyLanguageHasSigns() {
    assertThat(Languages.ALL).extracting(Signs::of).doesNotContain(Signs.NONE);
  }

  @Test
  void thereIsNoProgramWhereThereIsNoText() {
    var instruction = Samples.instruction(Samples.seed("c", "Write.", Kind.CODE));
    assertThat(CodeBlock.of(" \n", instruction)).isEmpty();
    assertThat(CodeBlock.of("```python\n```", instruction)).isEmpty();
    assertThat(CodeBlock.of("```", instruction)).isEmpty();
  }

  @Test
  void onlyATagOfOursSaysThatItIsNoProse() {
    var instruction = Samples.instruction(Samples.seed("c", "Write.", Kind.CODE));
    assertThat(CodeBlock.of("```py\nx = 1\n```", instruction).orElseThrow().tagged()).isTrue();
    assertThat(CodeBlock.of("```\nx = 1\n```", instruction).orElseThrow().tagged()).isFalse();
    var mistagged = "```text\nfor x in y:\n    print(x)\n```";
    assertThat(CodeBlock.of(mistagged, instruction).orElseThrow().tagged()).isFalse();
  }

  static List<String> hostile() {
    return List.of(
        "`".repeat(LONG),
        "```\n".repeat(LONG / 4),
        "```python\n".repeat(LONG / 10),
        "```python\ndef f(): g()\n```\n".repeat(LONG / 27),
        "```py\ndef g(): f()\n```\n```py\ndef f(): g()\n```\n".repeat(LONG / 46),
        "~".repeat(LONG),
        ">".repeat(LONG),
        ">>>".repeat(LONG / 3),
        ">>> f()\n".repeat(LONG / 8),
        ">>> f()\n... g()\n".repeat(LONG / 16),
        "> ```\n".repeat(LONG / 6),
        "- ".repeat(LONG / 2),
        "- ```\n".repeat(LONG / 6),
        " ".repeat(LONG) + "x",
        "```\n" + " ".repeat(LONG) + "x\n```",
        "```\n" + "\n".repeat(LONG) + "x\n```",
        "\t\n".repeat(LONG / 2),
        "```markdown\n".repeat(LONG / 12),
        "````md\n".repeat(LONG / 8) + "x",
        "(".repeat(LONG),
        "```\n" + "[ ".repeat(LONG / 2) + "\n```",
        "```\n" + "import (".repeat(LONG / 8) + "\n```",
        "```\n" + "import (\n".repeat(LONG / 9) + "\n```",
        "```\n" + "import a, ".repeat(LONG / 10) + "\n```",
        "```\nimport a" + ", a".repeat(LONG / 3) + ";\n```",
        "```\n" + "function  ".repeat(LONG / 10) + "\n```",
        "```\nfunction" + " ".repeat(LONG) + "\n```",
        "```\n" + "static ".repeat(LONG / 7) + "\n```",
        "```\n" + "impl List<Map<new X<".repeat(LONG / 20) + "\n```",
        "```\n" + "def f(x): return x\n".repeat(LONG / 19) + "```",
        "def f(x): return x\n\nand\n\n".repeat(LONG / 25),
        "```\n" + "int a\n".repeat(LONG / 6) + "f\n```",
        "```\n" + "int f\n".repeat(LONG / 6) + "\n```",
        "```\n" + "f(".repeat(LONG / 2) + "\n```",
        "```\n" + "f\n\n".repeat(LONG / 3) + "\n```",
        "```\n" + "async ".repeat(LONG / 6) + "f\n```",
        "```\n" + "f ".repeat(50).concat("\n```\n```\n").repeat(LONG / 109),
        "a, ".repeat(LONG / 3) + "=",
        "x = 1;".repeat(LONG / 6),
        "\"\"\"".repeat(LONG / 3),
        IntStream.range(0, LONG / 30)
            .mapToObj("```py\ndef f%1$d(): f%1$d0()\n```\n"::formatted)
            .reduce("", String::concat));
  }

  /// What is quadratic takes minutes.
  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void hostileTextEnds(String text) {
    for (var wanted : List.of(new Wanted("f", ""), new Wanted(null, text))) {
      assertThat(new Extraction(wanted).from(text)).isNotNull();
    }
  }
}
