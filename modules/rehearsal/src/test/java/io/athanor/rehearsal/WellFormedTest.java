package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked, the reply is well-formed.
class WellFormedTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n\n",
          "{",
          "}",
          "%s",
          "%",
          "$1",
          "\\",
          "\"",
          "```",
          "<instruction-00000000>",
          "</instruction-00000000>",
          "sorry",
          "Write a Python function f(",
          "12.5",
          "99999999999",
          "How many",
          "because",
          ".",
          "A sentence with six words here. ",
          "ß",
          "日本語",
          "\uD83D\uDE00",
          "standard input",
          "Answer: 3",
          "- [ ] ",
          "| a | b |",
          "# ");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"minLength\":90},\"b\":{\"type\":\"integer\",\"minimum\":7}},\"required\":[\"a\",\"b\"],\"additionalProperties\":false}",
        "{\"type\":\"array\",\"minItems\":3,\"items\":{\"enum\":[\"x\",\"y\"]}}",
        "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"number\",\"exclusiveMinimum\":0,\"maximum\":1},\"when\":{\"type\":\"string\",\"format\":\"date\"},\"c\":{\"const\":4},\"m\":{\"type\":[\"string\",\"null\"],\"maxLength\":5}},\"required\":[\"n\",\"when\",\"c\",\"m\"]}",
        "{\"$defs\":{\"node\":{\"type\":\"object\",\"properties\":{\"value\":{\"type\":\"boolean\"},\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/node\"},{\"type\":\"null\"}]}},\"required\":[\"value\",\"next\"]}},\"$ref\":\"#/$defs/node\"}",
        "{\"type\":\"object\",\"properties\":{\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}},\"required\":[\"children\"]}",
        "{\"type\":\"object\"}"
      })
  void anySchemaIsFilledWithAnInstance(String schema) {
    var reply = Asking.said(Asking.body("", "Fill this in.", "form", schema)).content();

    assertThat(errors(schema, reply)).as(reply).isEmpty();
  }

  @Test
  void anyPromptIsAnsweredInTheShapeOfItsRole() {
    // Given
    var random = new Random(11);
    var shapes =
        Map.of(
            "evolved_instruction", Asking.EVOLVED,
            "questions", Asking.QUESTIONS,
            "critique", Asking.CRITIQUE);
    for (int i = 0; i < 300; i++) {
      String text = text(random);
      String user =
          random.nextBoolean()
              ? text
              : Asking.block("instruction", text)
                  + Asking.block("passage", text(random))
                  + Asking.block("answer", text(random));

      // When
      var taught = Asking.said(Asking.body(text(random), user));

      // Then
      assertThat(taught.content()).isNotBlank();
      shapes.forEach((name, schema) -> {
        var reply = Asking.said(Asking.body("", user, name, schema));
        assertThat(errors(schema, reply.content())).as(user).isEmpty();
        assertThat(Asking.said(Asking.body("", user, name, schema))).isEqualTo(reply);
      });
    }
  }

  private static List<com.networknt.schema.Error> errors(String schema, String instance) {
    return SCHEMAS.getSchema(schema).validate(Asking.json(instance));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())))
          .append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }
}
