package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The API as a client sees it on the wire.
class RehearsalServerTest {
  private static final String HELLO = Asking.body("", "Say something about rivers.").toString();

  private final HttpClient client = HttpClient.newHttpClient();
  private final RehearsalServer server =
      RehearsalServer.start("127.0.0.1", 0, RehearsalSettings.DEFAULT);

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void answersTheSameRequestWithTheSameBytes() throws Exception {
    // Given
    var cooler = Asking.body("", "Say something about rivers.").put("temperature", 0.2);

    // When
    var first = post(HELLO);
    var again = post(HELLO);
    var otherTemperature = post(cooler.toString());
    var otherQuestion = post(Asking.body("", "Say something about bridges.").toString());

    // Then
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body()).isEqualTo(otherTemperature.body());
    assertThat(otherQuestion.body()).isNotEqualTo(first.body());
    assertThat(server.calls()).isEqualTo(4);
  }

  @Test
  void repliesInTheShapeOfTheApiAndCountsFourCharactersAsOneToken() throws Exception {
    // When
    var reply = json(post(HELLO));

    // Then
    assertThat(reply.path("object").asText()).isEqualTo("chat.completion");
    assertThat(reply.path("model").asText()).isEqualTo("rehearsal");
    var choice = reply.at("/choices/0");
    assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
    int said = choice.at("/message/content").asText().length();
    assertThat(reply.at("/usage/prompt_tokens").asInt()).isEqualTo(7); // 27 characters
    assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo((said + 3) / 4);
    assertThat(reply.at("/usage/total_tokens").asInt()).isEqualTo(7 + (said + 3) / 4);
  }

  @ParameterizedTest
  @CsvSource({"max_tokens", "max_completion_tokens"})
  void cutsAReplyThatNeedsMoreTokensThanItMayHave(String member) throws Exception {
    // Given
    var whole = json(post(HELLO)).at("/choices/0/message/content").asText();

    // When
    var cut = json(post(Asking.body("", "Say something about rivers.").put(member, 10).toString()));

    // Then
    assertThat(cut.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    assertThat(cut.at("/choices/0/message/content").asText()).isEqualTo(whole.substring(0, 40));
    assertThat(cut.at("/usage/completion_tokens").asInt()).isEqualTo(10);
  }

  @Test
  void keepsReasoningInAFieldOfItsOwnWhereTheEntrySaysSo() throws Exception {
    // Given
    var example = Example.named("code-caesar");

    // When
    var message =
        json(post(Asking.body("", Asking.block("instruction", example.instruction())).toString()))
            .at("/choices/0/message");

    // Then
    assertThat(message.path("reasoning_content").asText()).startsWith("Letters are numbered");
    assertThat(message.path("content").asText()).startsWith("```python");
  }

  @Test
  void listsTheModelsItAnswersTo() throws Exception {
    try (var named =
        RehearsalServer.start(
            "127.0.0.1", 0, RehearsalSettings.DEFAULT, List.of("teacher-1", "judge-1"))) {
      // When
      var list = send(named, "GET", "/models", null);
      var known = send(named, "POST", "/chat/completions", HELLO.replace("rehearsal", "judge-1"));
      var unknown = send(named, "POST", "/chat/completions", HELLO);

      // Then
      assertThat(json(list).path("data").findValuesAsText("id"))
          .containsExactly("teacher-1", "judge-1");
      assertThat(json(known).path("model").asText()).isEqualTo("rehearsal");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(json(unknown).at("/error/code").asText()).isEqualTo("model_not_found");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "body            | {\"model\":",
        "body            | [1]",
        "model           | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "messages        | {\"model\":\"rehearsal\"}",
        "messages        | {\"model\":\"rehearsal\",\"messages\":[]}",
        "messages        | {\"model\":\"rehearsal\",\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}",
        "messages        | {\"model\":\"rehearsal\",\"messages\":[{\"role\":\"user\"}]}",
        "stream          | {\"model\":\"rehearsal\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "n               | {\"model\":\"rehearsal\",\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "temperature     | {\"model\":\"rehearsal\",\"temperature\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "max_tokens      | {\"model\":\"rehearsal\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
        "response_format.type | {\"model\":\"rehearsal\",\"response_format\":{\"type\":\"xml\"},\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
      })
  void refusesAMalformedRequestAndNamesTheMemberAtFault(String param, String body)
      throws Exception {
    // When
    var reply = post(body);

    // Then
    assertThat(reply.statusCode()).isEqualTo(400);
    var error = json(reply).path("error");
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asText()).isEqualTo(param);
    assertThat(error.path("message").asText()).isNotBlank();
  }

  @Test
  void refusesUnknownPathsAndMethods() throws Exception {
    var path = send(server, "POST", "/embeddings", "{}");
    var method = send(server, "GET", "/chat/completions", null);

    assertThat(path.statusCode()).isEqualTo(404);
    assertThat(json(path).at("/error/message").asText()).contains("/v1/embeddings");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void letsAWitnessSeeEachCallBeginAndEndHoweverItEnds() throws Exception {
    // Given
    var asked = new ConcurrentLinkedQueue<String>();
    var ended = new CountDownLatch(2);
    var witness =
        new Witness() {
          @Override
          public void asked(byte[] body) {
            asked.add(new String(body, StandardCharsets.UTF_8));
          }

          @Override
          public void refused() {}

          @Override
          public void ended() {
            ended.countDown();
          }
        };
    try (var watched = RehearsalServer.start("127.0.0.1", 0, RehearsalSettings.DEFAULT, witness)) {
      // When
      send(watched, "POST", "/chat/completions", HELLO);
      send(watched, "POST", "/chat/completions", "{");
      send(watched, "GET", "/models", null);

      // Then
      assertThat(asked).containsExactly(HELLO, "{");
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void answers429WithRetryAfterBeyondTheAllowance() throws Exception {
    // Given one call a minute
    var settings = new RehearsalSettings(Duration.ZERO, Duration.ZERO, Map.of(), 1, 1, true);
    try (var server = RehearsalServer.start("127.0.0.1", 0, settings)) {
      // When
      var first = send(server, "POST", "/chat/completions", HELLO);
      var second = send(server, "POST", "/chat/completions", HELLO);

      // Then
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("x-ratelimit-remaining-requests")).contains("0");
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(second.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(30L, 60L);
    }
  }

  @Test
  void tellsNothingOfTheAllowanceButRetryAfterWhereItIsToldSo() throws Exception {
    // Given one call a minute
    var settings = new RehearsalSettings(Duration.ZERO, Duration.ZERO, Map.of(), 1, 1, false);
    try (var server = RehearsalServer.start("127.0.0.1", 0, settings)) {
      // When
      var first = send(server, "POST", "/chat/completions", HELLO);
      var second = send(server, "POST", "/chat/completions", HELLO);

      // Then
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(second.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(30L, 60L);
      assertThat(List.of(first, second))
          .allSatisfy(reply ->
              assertThat(reply.headers().map().keySet())
                  .noneMatch(name -> name.startsWith("x-ratelimit")));
    }
  }

  @Test
  void saysWhichPortItCouldNotBind() {
    assertThatThrownBy(() ->
            RehearsalServer.start(
                "127.0.0.1", server.baseUrl().getPort(), RehearsalSettings.DEFAULT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("127.0.0.1:" + server.baseUrl().getPort());
  }

  @Test
  void answersHundredsOfCallsThatWaitAtOnce() throws Exception {
    // Given a server that takes long enough for all of them to be waiting
    var slow = new RehearsalSettings(Duration.ofMillis(300), Duration.ofMillis(50), Map.of(), 1);
    try (var server = RehearsalServer.start("127.0.0.1", 0, slow);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      var replies = new ArrayList<java.util.concurrent.Future<HttpResponse<String>>>();
      for (int i = 0; i < 400; i++) {
        replies.add(threads.submit(() -> send(server, "POST", "/chat/completions", HELLO)));
      }

      // Then
      for (var reply : replies) {
        assertThat(reply.get().statusCode()).isEqualTo(200);
      }
    }
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(server, "POST", "/chat/completions", body);
  }

  private HttpResponse<String> send(
      RehearsalServer to,
      String method,
      String path,
      @org.jspecify.annotations.Nullable String body)
      throws IOException, InterruptedException {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(java.net.URI.create(to.baseUrl() + path))
            .method(method, publisher)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> reply) {
    return Asking.json(reply.body());
  }
}
