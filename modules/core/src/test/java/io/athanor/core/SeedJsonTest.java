package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Case;
import io.athanor.record.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedJsonTest {

  @Test
  void readsAPrompt() {
    // When
    var seed = SeedJson.parse(json("{'prompt': 'Why?', 'id': 7, 'tags': ['a'], 'context': 'c'}"));

    // Then
    assertThat(seed.getPrompt()).isEqualTo("Why?");
    assertThat(seed.getId()).isEqualTo("7");
    assertThat(seed.getKind()).isEqualTo(Kind.GENERAL);
    assertThat(seed.getTags()).containsExactly("a");
    assertThat(seed.getContext()).contains("c");
  }

  @Test
  void readsAnInstructionWithItsInput() {
    assertThat(SeedJson.parse(json("{'instruction': 'Sum up.', 'input': 'Long.'}")).getPrompt())
        .isEqualTo("Sum up.\n\nLong.");
    assertThat(SeedJson.parse(json("{'instruction': 'Sum up.', 'input': ''}")).getPrompt())
        .isEqualTo("Sum up.");
  }

  @Test
  void readsMessages() {
    // When
    var seed =
        SeedJson.parse(
            json(
                "{'messages': [{'role':'system','content':'Be brief.'},{'role':'user','content':'Why?'}]}"));

    // Then
    assertThat(seed.getPrompt()).isEqualTo("Why?");
    assertThat(seed.getSystem()).contains("Be brief.");
  }

  @Test
  void readsCasesOfAFunctionAndOfAProgram() {
    // When
    var function =
        SeedJson.parse(
            json("{'prompt':'Double.','entry_point':'f','cases':[{'args':[2],'expected':4}]}"));
    var program = SeedJson.parse(json("{'prompt':'Echo.','cases':[{'stdin':'a','stdout':'a'}]}"));

    // Then
    assertThat(function.getKind()).isEqualTo(Kind.CODE);
    assertThat(function.getCases()).containsExactly(new Case("[2]", "4", null, null, null));
    assertThat(program.getCases()).containsExactly(new Case(null, null, "a", "a", null));
  }

  @Test
  void readsAnAnswerThatIsANumber() {
    assertThat(SeedJson.parse(json("{'prompt':'2+2','kind':'math','answer':4}")).getAnswer())
        .contains("4");
  }

  @Test
  void hashesTheContentWhereThereIsNoId() {
    assertThat(SeedJson.parse(json("{'prompt':'Why?','id':null}")).getId())
        .isEqualTo(SeedJson.parse(json("{'prompt':'Why?'}")).getId())
        .matches("[0-9a-f]{32}");
  }

  @Test
  void namesTheMembersThatASeedDoesNotHave() {
    assertThat(SeedJson.unknown(json("{'prompt':'Why?','promt':'x','source':'y'}")))
        .containsExactly("promt", "source");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[];a seed is a JSON object, this is array",
        "{};it has no \"prompt\"",
        "{'prompt':' '};\"prompt\" is empty",
        "{'prompt':3};\"prompt\" must be text, this is number",
        "{'prompt':'a','messages':[]};it has both \"prompt\" and \"messages\"",
        "{'messages':[{'role':'assistant','content':'a'}]};then one user message",
        "{'prompt':'a','kind':'cod'};\"kind\" is none of general, code, math",
        "{'prompt':'a','cases':{}};\"cases\" must be an array",
        "{'prompt':'a','cases':[{'args':[1]}]};case 1 has neither",
        "{'prompt':'a','cases':[{'args':[1],'expected':1}]};need an \"entry_point\"",
        "{'prompt':'a','kind':'math','cases':[{'stdin':'','stdout':''}]};only seeds of kind \"code\"",
        "{'prompt':'a','tags':[1]};\"tags\" must be an array of strings",
        "{'prompt':'a','answer':[1]};\"answer\" must be text or a number"
      })
  void saysWhatIsWrongInASentence(String source, String sentence) {
    assertThatThrownBy(() -> SeedJson.parse(json(source)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  private static JsonNode json(String source) {
    try {
      return new ObjectMapper().readTree(source.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
