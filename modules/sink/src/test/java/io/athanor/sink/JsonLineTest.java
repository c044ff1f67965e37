package io.athanor.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  private static final ShardFiles FILES = new ShardFiles(Path.of("out"), "athanor.graded.v1", 3);

  @Test
  void endsWithWhereItCameFrom() {
    // Given
    var row = JsonNodeFactory.instance.objectNode().put("id", "a");

    // When
    var line = new String(JsonLine.of(row, FILES, 42), UTF_8);

    // Then
    assertThat(line)
        .isEqualTo(
            "{\"id\":\"a\",\"source\":{\"topic\":\"athanor.graded.v1\",\"partition\":3,\"offset\":42}}\n");
  }

  @Test
  void isOneLineForEveryReaderAndReadsBackAsItWas() throws Exception {
    // Given: all that Java, Python and JavaScript take for the end of a line, and a broken
    // character
    var text = "a\nb\r\nc\u000bd\fe\u001cf\u0085g\u2028h\u2029i \uD83D\uDE00 \u00e9";

    // When
    var line =
        new String(
            JsonLine.of(JsonNodeFactory.instance.objectNode().put("text", text), FILES, 1), UTF_8);

    // Then
    assertThat(line.strip().split("[\\n\\r\\u000b\\f\\u001c-\\u001e\\u0085\\u2028\\u2029]", -1))
        .hasSize(1);
    assertThat(line).contains("\u00e9");
    assertThat(new ObjectMapper().readTree(line).get("text").asText()).isEqualTo(text);
  }

  @Test
  void halfACharacterDoesNotStopTheSink() {
    // Given
    var row = JsonNodeFactory.instance.objectNode().put("text", "half \uD83D.");

    // When
    var line = new String(JsonLine.of(row, FILES, 1), UTF_8);

    // Then
    assertThat(line).contains("half ?.");
  }
}
