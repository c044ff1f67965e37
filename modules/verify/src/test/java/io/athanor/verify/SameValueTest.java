package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameValueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1.0",
        "1.0 | 1",
        "0.3 | 0.30000000000000004",
        "0.0 | 1e-17",
        "1e300 | 1.0000000001e300",
        "100000000000000000000001 | 100000000000000000000001",
        "[1, [2]] | [1, [2]]",
        "{\"a\": 1, \"b\": null} | {\"b\": null, \"a\": 1}",
        "null | null",
        "true | true",
        "\"x\" | \"x\"",
      })
  void same(String expected, String got) throws JsonProcessingException {
    assertThat(SameValue.of(JSON.readTree(expected), JSON.readTree(got))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | true",
        "true | 1",
        "1 | \"1\"",
        "null | false",
        "null | 0",
        "1 | 1.0000000001",
        "100000000000001 | 1.00000000000002e14",
        "0.3 | 0.300001",
        "[1, 2] | [1, 2, 3]",
        "[1, 2, 3] | [1, 2]",
        "[1, 2] | [2, 1]",
        "1 | 1e999",
        "[] | {}",
        "{\"a\": 1} | {\"a\": 1, \"b\": 2}",
        "{\"a\": 1} | {\"b\": 1}",
        "\"x\" | \"X\"",
        "\"x\" | \"x \"",
      })
  void different(String expected, String got) throws JsonProcessingException {
    assertThat(SameValue.of(JSON.readTree(expected), JSON.readTree(got))).isFalse();
  }
}
