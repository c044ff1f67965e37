package io.athanor.llm;

import static io.athanor.llm.ScriptedServer.after;
import static io.athanor.llm.ScriptedServer.says;
import static io.athanor.llm.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static final List<String> ORDER = List.of("evolver", "teacher", "judge");
  private static final Chat CHAT = Chat.of("", "the question");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private ScriptedServer server;
  private Endpoints endpoints;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    endpoints = new Endpoints(meters, ORDER, 16, Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    endpoints.close();
    server.close();
  }

  @Test
  void findsNothingWrongWithAnEndpointThatAnswers() throws InterruptedException {
    // Given
    server.then(says("ready"));

    // Then
    assertThat(checked(server.baseUrl())).isEmpty();
    assertThat(server.requests().getFirst().path("max_tokens").asInt()).isLessThan(50);
  }

  @Test
  void findsNothingWrongWithAModelThatThinksItsTokensAway() throws InterruptedException {
    // Given
    server.then(
        status(
            200, "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"length\"}]}"));

    // Then
    assertThat(checked(server.baseUrl())).isEmpty();
  }

  @Test
  void doesNotJudgeAnEndpointByOneFaultOfChance() throws InterruptedException {
    // Given
    server.then(status(500, "{}"), status(503, "{}"), says("ready"));

    // Then
    assertThat(checked(server.baseUrl())).isEmpty();
  }

  @Test
  void namesTheVariableOfAKeyThatIsNotTaken() throws InterruptedException {
    // Given
    server.then(status(401, "{\"error\":{\"message\":\"sk-canary is wrong\"}}"));

    // Then
    assertThat(checked(server.baseUrl()))
        .contains(server.baseUrl() + " answered 401: it does not take the key from EXAMPLE_KEY");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void namesTheModelThatIsNotThere() throws InterruptedException {
    // Given
    server.then(status(404, "{\"error\":{\"message\":\"no such model\"}}"));

    // Then
    assertThat(checked(server.baseUrl()).orElseThrow()).contains("404", "no model small");
  }

  @Test
  void knowsAWebPageFromAChatApi() throws InterruptedException {
    // Given
    server.then(status(200, "<html>welcome</html>"));

    // Then
    assertThat(checked(server.baseUrl()).orElseThrow()).contains("not as a chat API");
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    // Given
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    // Then
    assertThat(checked(URI.create("http://127.0.0.1:" + port + "/v1")).orElseThrow())
        .contains("refuses connections");
  }

  @Test
  void waitsNoLongerThanItsOwnTimeout() throws InterruptedException {
    // Given
    var never = new CountDownLatch(1);
    server.then(after(never, says("late")));

    try (var impatient = new Endpoints(meters, ORDER, 16, Duration.ofMillis(200))) {
      impatient.model("teacher", settings(server.baseUrl(), "small"));

      // Then
      assertThat(impatient.check("teacher").orElseThrow()).contains("did not answer within 200 ms");
    }
    never.countDown();
  }

  @Test
  void checksOnlyRolesThatHaveAModel() {
    assertThatThrownBy(() -> endpoints.check("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void takesNoRoleThatHasNoPlaceInTheOrder() {
    assertThatThrownBy(() -> endpoints.model("nobody", settings(server.baseUrl(), "small")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void finishesWorkInProgressBeforeNewWorkIsBegun() throws Exception {
    // Given
    var release = new CountDownLatch(1);
    server.then(after(release, says("first")), says("second"), says("third"));
    try (var single = new Endpoints(meters, ORDER, 1)) {
      var evolver = single.model("evolver", settings(server.baseUrl(), "small"));
      var judge = single.model("judge", settings(server.baseUrl(), "small"));
      var first = new FutureTask<>(() -> evolver.ask(CHAT).text());
      Thread.ofVirtual().start(first);
      reached(() -> !server.requests().isEmpty());
      var early = waiting(evolver);
      var late = waiting(judge);

      // When
      release.countDown();

      // Then
      assertThat(first.get()).isEqualTo("first");
      assertThat(late.get()).isEqualTo("second");
      assertThat(early.get()).isEqualTo("third");
    }
  }

  /// Asks on a thread of its own, and returns when that waits for a permit.
  private static Future<String> waiting(ChatModel model) {
    var answer = new FutureTask<>(() -> model.ask(CHAT).text());
    var thread = Thread.ofVirtual().start(answer);
    reached(() -> thread.getState() == Thread.State.WAITING);
    return answer;
  }

  private static void reached(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not reached in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void pausesAllRolesOfAModelTogetherAndNoOther() {
    // Given
    server.then(status(401, "{}"));
    var teacher = endpoints.model("teacher", settings(server.baseUrl(), "small"));
    endpoints.model("judge", settings(server.baseUrl(), "small"));
    endpoints.model("evolver", settings(server.baseUrl(), "large"));

    // When
    assertThatThrownBy(() -> teacher.ask(CHAT)).hasMessageContaining("401");

    // Then
    assertThat(endpoints.statuses()).hasSize(2);
    assertThat(endpoints.statuses())
        .filteredOn(one -> one.pause().isPresent())
        .extracting(EndpointStatus::model)
        .containsExactly("small");
    assertThat(
            meters
                .get("athanor.endpoint.paused")
                .tag("gen_ai.request.model", "small")
                .gauge()
                .value())
        .isEqualTo(1);
    assertThat(
            meters
                .get("athanor.endpoint.paused")
                .tag("gen_ai.request.model", "large")
                .gauge()
                .value())
        .isZero();
  }

  @Test
  void metersWhatACallTakesAndConsumes() throws InterruptedException {
    // Given
    server.then(says("four"), status(429, "{}"));
    var teacher = endpoints.model("teacher", settings(server.baseUrl(), "small"));

    // When
    teacher.ask(CHAT);
    assertThatThrownBy(() -> teacher.ask(CHAT)).hasMessageContaining("429");

    // Then
    var calls = meters.get("gen_ai.client.operation.duration").tag("athanor.role", "teacher");
    assertThat(calls.tag("error.type", "").timer().count()).isEqualTo(1);
    assertThat(
            meters
                .get("gen_ai.client.operation.duration")
                .tag("error.type", "rate_limited")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(tokens("input")).isEqualTo(11);
    assertThat(tokens("output")).isEqualTo(7);
  }

  private double tokens(String type) {
    return meters
        .get("gen_ai.client.token.usage")
        .tag("gen_ai.token.type", type)
        .summary()
        .totalAmount();
  }

  private Optional<String> checked(URI baseUrl) throws InterruptedException {
    endpoints.model("teacher", settings(baseUrl, "small"));
    return endpoints.check("teacher");
  }

  private static ModelSettings settings(URI baseUrl, String model) {
    return new ModelSettings(
        baseUrl,
        "sk-canary",
        model,
        null,
        100,
        Duration.ofSeconds(20),
        "EXAMPLE_KEY",
        Allowance.UNLIMITED);
  }
}
