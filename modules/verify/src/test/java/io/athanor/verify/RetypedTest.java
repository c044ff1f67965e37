package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetypedTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42 | \"42\"",
        "-0.5 | \"-0.5\"",
        "36893488147419103232 | \"36893488147419103232\"",
        "\"42\" | 42",
        "true | 1",
        "true | \"1\"",
        "false | \"\"",
        "false | 0",
        "[1, [true]] | [\"1\", [1]]",
        "{\"a\": \"7\"} | {\"a\": 7}",
      })
  void sameWithoutATypeOfItsOwn(String expected, String got) throws JsonProcessingException {
    assertThat(same(expected, got)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42 | \"42 \"",
        "42 | \"042\"",
        "42 | \"43\"",
        "42 | [42]",
        "1 | true",
        "1 | \"1e999999999\"",
        "\"42.0\" | 42",
        "true | 2",
        "true | \"true\"",
        "false | null",
        "false | []",
        "null | \"\"",
        "null | 0",
        "[1] | [\"1\", \"2\"]",
        "{\"a\": 1} | {\"b\": \"1\"}",
      })
  void stillDifferent(String expected, String got) throws JsonProcessingException {
    assertThat(same(expected, got)).isFalse();
  }

  private static boolean same(String expected, String got) throws JsonProcessingException {
    var wanted = JSON.readTree(expected);
    return SameValue.of(wanted, Retyped.as(wanted, JSON.readTree(got)));
  }
}
