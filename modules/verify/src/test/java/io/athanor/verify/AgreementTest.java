package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.athanor.record.Case;
import io.athanor.sandbox.language.Languages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Form FUNCTION = new Form.Function("f");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # outputs, ! broke, ? was not run  | value | agreeing | ran | all must agree | more than half
          7 7 7                              | 7     | 3        | 3   | true           | true
          7 7 8                              | 7     | 2        | 3   | false          | true
          8 7 7                              | 7     | 2        | 3   | false          | true
          7 7 !                              | 7     | 2        | 3   | false          | true
          7 7 ?                              | 7     | 2        | 2   | true           | true
          7 ? ?                              | 7     | 1        | 1   | false          | false
          7 8                                | 7     | 1        | 2   | false          | false
          1 1.0 true                         | 1     | 2        | 3   | false          | true
          0.30000000000000004 0.3            | 0.3   | 2        | 2   | true           | true
          [1,"a"] [1,"a"] ["1","a"]          | [1,"a"] | 2      | 3   | false          | true
          """)
  void countsWhatMostGiveOfThoseThatRan(
      String outputs, String value, int agreeing, int ran, boolean all, boolean half)
      throws Exception {
    // When
    var agreement = Agreement.of(outputs(outputs), this::same).orElseThrow();

    // Then
    assertThat(same(agreement.value(), JSON.readTree(value))).isTrue();
    assertThat(agreement.agreeing()).isEqualTo(agreeing);
    assertThat(agreement.ran()).isEqualTo(ran);
    assertThat(agreement.reaches(1)).isEqualTo(all);
    assertThat(agreement.reaches(0.51)).isEqualTo(half);
  }

  @Test
  void isNoneWhereNothingCameOut() {
    assertThat(Agreement.of(outputs("! ! ?"), this::same)).isEmpty();
    assertThat(Agreement.of(List.of(), this::same)).isEmpty();
  }

  @Test
  void inputsBecomeCasesOnlyWhereSolutionsAgree() {
    // Given three solutions and three inputs
    var inputs = inputs(FUNCTION, "[1]", "[2]", "[3]");
    var solutions = List.of(outputs("1 2 3"), outputs("1 2 4"), outputs("1 5 !"));

    // When
    var strict = AgreedCases.of(FUNCTION, Languages.DEFAULT, inputs, solutions, 1);
    var lenient = AgreedCases.of(FUNCTION, Languages.DEFAULT, inputs, solutions, 0.6);

    // Then
    assertThat(strict.cases()).extracting(AgreementTest::shown).containsExactly("[1] -> 1");
    assertThat(strict.share()).isEqualTo(1);
    assertThat(lenient.cases())
        .extracting(AgreementTest::shown)
        .containsExactly("[1] -> 1", "[2] -> 2");
    assertThat(lenient.share()).isEqualTo(2.0 / 3);
  }

  @Test
  void solutionThatNeverGivesAnythingHasNoVote() {
    var solutions = List.of(outputs("1 2"), outputs("! !"), outputs("1 !"), outputs("! ?"));
    var inputs = inputs(FUNCTION, "[1]", "[2]");
    assertThat(AgreedCases.of(FUNCTION, Languages.DEFAULT, inputs, solutions, 1).cases())
        .extracting(AgreementTest::shown)
        .containsExactly("[1] -> 1");
  }

  @Test
  void nothingIsAgreedWithoutSolutions() {
    var agreed = AgreedCases.of(FUNCTION, Languages.DEFAULT, inputs(FUNCTION, "[1]"), List.of(), 1);
    assertThat(agreed.cases()).isEmpty();
    assertThat(agreed.share()).isZero();
  }

  @Test
  void printedTextsAgreeButForWhiteSpaceAtTheEnd() {
    // Given
    var form = new Form.Program();
    var solutions =
        Stream.of("3\n", "3 \n\n", "3")
            .map(text -> List.<Output>of(new Output.Gave(TextNode.valueOf(text))))
            .toList();

    // When
    var agreed = AgreedCases.of(form, Languages.DEFAULT, inputs(form, "1 2\n"), solutions, 1);

    // Then
    assertThat(agreed.cases())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getStdin()).contains("1 2\n");
          assertThat(one.getStdout()).contains("3\n");
        });
  }

  private boolean same(JsonNode a, JsonNode b) {
    return FUNCTION.same(Languages.DEFAULT, a, b);
  }

  private static List<Case> inputs(Form form, String... texts) {
    return Stream.of(texts).map(text -> form.input(text).orElseThrow()).toList();
  }

  private static List<Output> outputs(String words) {
    return Stream.of(words.split(" ")).map(AgreementTest::output).toList();
  }

  private static Output output(String word) {
    try {
      return switch (word) {
        case "!" -> new Output.Broke(false);
        case "?" -> new Output.Untold();
        default -> new Output.Gave(JSON.readTree(word));
      };
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String shown(Case one) {
    return one.getArgs().orElse("") + " -> " + one.getExpected().orElse("");
  }
}
