package io.athanor.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.athanor.app.console.Failure;
import io.athanor.llm.Allowance;
import io.athanor.llm.ModelSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final List<String> ALL = List.of("questioner", "evolver", "teacher", "judge");
  private static final URI REHEARSAL = URI.create("http://127.0.0.1:1/v1");

  @Test
  void rehearsesWhereNothingIsSaidAndNoKeyIsThere() {
    // Given
    var roles = new Roles(Config.DEFAULT, Map.of());

    // Then
    assertThat(roles.rehearse(ALL)).isTrue();
    assertThat(role("teacher", roles.settle(ALL, REHEARSAL)).model()).isEqualTo("rehearsal");
  }

  @Test
  void namesTheRolesInTheOrderInWhichTheyWork() {
    // Given
    var roles = new Roles(Config.DEFAULT, Map.of());

    // Then
    assertThat(roles.settle(List.of("judge", "evolver", "teacher"), REHEARSAL).keySet())
        .containsExactly("evolver", "teacher", "judge");
  }

  @Test
  void asksOpenAiWhereItsKeyIsSet() {
    // Given
    var roles = new Roles(Config.DEFAULT, Map.of("OPENAI_API_KEY", "k"));

    // When
    var teacher = role("teacher", roles.settle(ALL, null));

    // Then
    assertThat(roles.rehearse(ALL)).isFalse();
    assertThat(teacher.address()).isEqualTo("https://api.openai.com/v1");
    assertThat(teacher.apiKey()).isEqualTo("k");
  }

  @Test
  void neverSendsAKeyToAnEndpointItWasNotGivenFor() {
    // Given a key for OpenAI, and one role that asks somebody else
    var config =
        ConfigFile.parse(
            "c.yaml",
            """
            models:
              default: {provider: openai, api-key-variable: MINE}
              judge: {base-url: "http://elsewhere/v1", model: m}
            """,
            Map.of());

    // When
    var settled = new Roles(config, Map.of("OPENAI_API_KEY", "k", "MINE", "m")).settle(ALL, null);

    // Then
    assertThat(role("teacher", settled).apiKey()).isEqualTo("m");
    assertThat(role("judge", settled).apiKey()).isNull();
  }

  @Test
  void saysWhichVariableAProviderWants() {
    var config = ConfigFile.parse("c.yaml", "models: {default: {provider: openai}}", Map.of());
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new Roles(config, Map.of()).settle(ALL, null))
        .withMessage("The provider openai wants a key, and OPENAI_API_KEY is not set.");
  }

  @Test
  void takesProvidersThatTheUserAdds() {
    var config =
        ConfigFile.parse(
            "c.yaml",
            """
            providers:
              house: {base-url: "http://house/v1", api-key-variable: HOUSE_KEY, model: big}
            models: {default: {provider: house}}
            """,
            Map.of());
    var teacher = role("teacher", new Roles(config, Map.of("HOUSE_KEY", "h")).settle(ALL, null));
    assertThat(teacher.address()).isEqualTo("http://house/v1");
    assertThat(teacher.model()).isEqualTo("big");
    assertThat(teacher.apiKey()).isEqualTo("h");
  }

  @Test
  void sharesAnAllowanceAmongTheRolesThatAskItsModel() {
    // Given a judge with the same model, named by its address, and an evolver elsewhere
    var config =
        ConfigFile.parse(
            "c.yaml",
            """
            models:
              default: {base-url: "http://here/v1", model: m, requests-per-minute: 500}
              judge: {base-url: "http://here/v1/", model: m, tokens-per-minute: 9000}
              evolver: {base-url: "http://elsewhere/v1", model: m}
            """,
            Map.of());

    // When
    var settled = new Roles(config, Map.of()).settle(ALL, null);

    // Then
    assertThat(role("teacher", settled).allowance()).isEqualTo(new Allowance(500L, 9000L));
    assertThat(role("judge", settled).allowance()).isEqualTo(new Allowance(500L, 9000L));
    assertThat(role("evolver", settled).allowance()).isEqualTo(Allowance.UNLIMITED);
  }

  @Test
  void theSolverAsksWhomTheTeacherAsksUnlessItSaysOtherwise() {
    // Given
    var config =
        ConfigFile.parse(
            "c.yaml",
            """
            models:
              default: {base-url: "http://here/v1", model: small}
              teacher: {model: large, temperature: 0}
              solver: {temperature: 0.7}
            verify: {samples: 5}
            """,
            Map.of());

    // When
    var solver = role("solver", new Roles(config, Map.of()).settle(List.of("solver"), null));

    // Then
    assertThat(solver.model()).isEqualTo("large");
    assertThat(solver.temperature()).isEqualTo(0.7);
  }

  @Test
  void refusesTwoAllowancesOfOneModel() {
    var config =
        ConfigFile.parse(
            "c.yaml",
            """
            models:
              default: {base-url: "http://here/v1", model: m, requests-per-minute: 500}
              judge: {requests-per-minute: 60}
            """,
            Map.of());
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new Roles(config, Map.of()).settle(ALL, null))
        .withMessage(
            "The questioner and the judge ask one model, m at http://here/v1, but give it different"
                + " requests-per-minute: 500 and 60.");
  }

  private static ModelSettings role(String name, Map<String, ModelSettings> settled) {
    return Objects.requireNonNull(settled.get(name));
  }
}
