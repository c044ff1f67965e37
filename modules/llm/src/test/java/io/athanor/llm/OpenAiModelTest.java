package io.athanor.llm;

import static io.athanor.llm.ScriptedServer.after;
import static io.athanor.llm.ScriptedServer.says;
import static io.athanor.llm.ScriptedServer.status;
import static io.athanor.llm.ScriptedServer.tornBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.core.TryAgainLater;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiModelTest {
  record Verdict(int score) {}

  private static final Shape<Verdict> VERDICT = shape();
  private static final Chat CHAT = Chat.of("be brief", "the canary question");

  private ScriptedServer server;
  private Endpoints endpoints;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    endpoints = new Endpoints(new SimpleMeterRegistry(), List.of("teacher"), 64);
  }

  @AfterEach
  void stop() {
    endpoints.close();
    server.close();
  }

  @Test
  void sendsTheChatAndReadsTheReply() throws InterruptedException {
    // Given
    server.then(says("four"));

    // When
    var reply = model("sk-canary").ask(CHAT);

    // Then
    assertThat(reply.text()).isEqualTo("four");
    assertThat(reply.reasoning()).isNull();
    assertThat(reply.finish()).isEqualTo(Reply.Finish.STOP);
    assertThat(reply.model()).isEqualTo("served");
    assertThat(reply.usage().getCalls()).isEqualTo(1);
    assertThat(reply.usage().getPromptTokens()).isEqualTo(11);
    assertThat(reply.usage().getCompletionTokens()).isEqualTo(7);
    var request = server.requests().getFirst();
    assertThat(request.toString())
        .contains(
            "{\"content\":\"be brief\",\"role\":\"system\"}",
            "{\"content\":\"the canary question\",\"role\":\"user\"}");
    assertThat(request.path("model").asText()).isEqualTo("small");
    assertThat(request.path("max_tokens").asInt()).isEqualTo(100);
    assertThat(request.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(request.has("response_format")).isFalse();
    assertThat(server.keys()).containsExactly("Bearer sk-canary");
    assertThat(server.paths()).containsExactly("/v1/chat/completions");
  }

  @Test
  void sendsNoKeyWhereThereIsNone() throws InterruptedException {
    // Given
    server.then(says("four"));

    // When
    model(null).ask(CHAT);

    // Then
    assertThat(server.keys()).containsExactly("null");
  }

  @Test
  void readsWhatServersAddAndForgivesWhatTheyLeaveOut() throws InterruptedException {
    // Given
    server.then(
        status(
            200,
            """
            {"choices":[{"message":{"content":"4","reasoning_content":"2 and 2"},
             "finish_reason":"length"}]}\
            """),
        status(
            200,
            """
            {"choices":[{"message":{"content":[{"type":"text","text":"4"}],"reasoning":"2+2"},
             "finish_reason":"eos"}]}\
            """));
    var model = model(null);

    // When
    var first = model.ask(CHAT);
    var second = model.ask(CHAT);

    // Then
    assertThat(first.reasoning()).isEqualTo("2 and 2");
    assertThat(first.finish()).isEqualTo(Reply.Finish.LENGTH);
    assertThat(first.model()).isEqualTo("small");
    assertThat(first.usage().getPromptTokens()).isZero();
    assertThat(second.text()).isEqualTo("4");
    assertThat(second.reasoning()).isEqualTo("2+2");
    assertThat(second.finish()).isEqualTo(Reply.Finish.OTHER);
  }

  @Test
  void asksForTheShapeStrictly() throws InterruptedException {
    // Given
    server.then(says("{\"score\":4}"));

    // When
    model(null).ask(CHAT.in(VERDICT));

    // Then
    var format = server.requests().getFirst().path("response_format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.at("/json_schema/name").asText()).isEqualTo("verdict");
    assertThat(format.at("/json_schema/strict").asBoolean()).isTrue();
    assertThat(format.at("/json_schema/schema")).isEqualTo(VERDICT.schema());
  }

  @Test
  void stepsDownToThePromptAloneAndRemembers() throws InterruptedException {
    // Given
    server.then(
        status(400, "{\"error\":\"response_format\"}"),
        status(422, "{\"error\":\"response_format\"}"),
        says("{\"score\":4}"));
    var model = model(null);

    // When
    model.ask(CHAT.in(VERDICT));
    model.ask(CHAT.in(VERDICT));

    // Then
    assertThat(server.requests())
        .extracting(request -> request.at("/response_format/type").asText())
        .containsExactly("json_schema", "json_object", "", "");
    assertThat(server.requests().get(1).at("/response_format/schema")).isEqualTo(VERDICT.schema());
    assertThat(server.requests().getLast().at("/messages/0/content").asText())
        .startsWith("be brief")
        .contains("\"score\"");
  }

  @Test
  void switchesTheTokenLimitOnceItIsRefusedByName() throws InterruptedException {
    // Given
    server.then(
        status(
            400,
            """
            {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."}}\
            """),
        says("four"));
    var model = model(null);

    // When
    model.ask(CHAT);
    model.ask(CHAT);

    // Then
    assertThat(server.requests())
        .extracting(request -> request.path("max_completion_tokens").asInt(0))
        .containsExactly(0, 100, 100);
    assertThat(server.requests().getLast().has("max_tokens")).isFalse();
  }

  @Test
  void passesOnHowLongTheEndpointWantsToBeLeftAlone() {
    // Given
    server.then(status(429, "{}", "Retry-After", "7"));

    // When
    var fault = fault(model(null));

    // Then
    assertThat(fault.about()).isEqualTo(TryAgainLater.About.ENDPOINT);
    assertThat(fault.after()).contains(Duration.ofSeconds(7));
    assertThat(fault).hasMessageContaining("429");
  }

  @Test
  void takesAWebPageForWhatItIs() {
    // Given
    server.then(status(200, "<html>welcome</html>"));

    // When
    var fault = fault(model(null));

    // Then
    assertThat(fault).hasMessageContaining("not as a chat API");
  }

  @Test
  void takesOtherJsonForWhatItIs() {
    // Given
    server.then(status(200, "{\"status\":\"ok\"}"));

    // When
    var fault = fault(model(null));

    // Then
    assertThat(fault).hasMessageContaining("not as a chat API");
  }

  @Test
  void tellsATornBodyFromAnotherPage() {
    // Given
    server.then(status(200, "{\"choices\":[{\"mess"), tornBody());
    var model = model(null);

    // When
    var json = fault(model);
    var transport = fault(model);

    // Then
    assertThat(json).hasMessageContaining("breaks off");
    assertThat(transport).hasMessageContaining("broke off");
  }

  @Test
  void readsAFaultThatComesWithStatus200() {
    // Given
    server.then(status(200, "{\"error\":{\"code\":429,\"message\":\"upstream\"}}"));

    // When
    var fault = fault(model(null));

    // Then
    assertThat(fault).hasMessageContaining("429");
  }

  @Test
  void followsNoRedirect() throws IOException {
    // Given
    try (var elsewhere = new ScriptedServer()) {
      elsewhere.then(says("stolen"));
      server.then(status(307, "", "Location", elsewhere.baseUrl() + "/chat/completions"));

      // When
      var fault = fault(model("sk-canary"));

      // Then
      assertThat(fault).hasMessageContaining("redirects are not followed");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void givesUpAtTheTimeout() {
    // Given
    var never = new CountDownLatch(1);
    server.then(after(never, says("late")));

    // When
    var fault = fault(model(server.baseUrl(), null, Duration.ofMillis(200)));

    // Then
    assertThat(fault).hasMessageContaining("did not answer within 200 ms");
    never.countDown();
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    // Given
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var nobody = URI.create("http://127.0.0.1:" + port + "/v1");

    // When
    var fault = fault(model(nobody, null, Duration.ofSeconds(20)));

    // Then
    assertThat(fault.about()).isEqualTo(TryAgainLater.About.ENDPOINT);
    assertThat(fault).hasMessageContaining(nobody + " refuses connections");
  }

  @Test
  void refusesTheRecordThatTheEndpointRefuses() {
    // Given
    server.then(status(400, "{\"error\":{\"message\":\"the canary question is bad\"}}"));
    var model = model("sk-canary");

    // Then
    assertThatThrownBy(() -> model.ask(CHAT))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("400")
        .message()
        .doesNotContain("canary");
  }

  @Test
  void triesAnEmptyReplyAgainAtTheRecordsCharge() {
    // Given
    server.then(says(" "));
    var model = model(null);

    // Then
    assertThatThrownBy(() -> model.ask(CHAT))
        .isInstanceOfSatisfying(
            TryAgainLater.class, e -> assertThat(e.about()).isEqualTo(TryAgainLater.About.RECORD));
  }

  @Test
  void givesACallUpWhenItIsInterrupted() throws Exception {
    // Given
    var never = new CountDownLatch(1);
    server.then(after(never, says("late")));
    var model = model(null);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var thrown =
          threads.submit(() -> {
            Thread.currentThread().interrupt();
            return catchThrowable(() -> model.ask(CHAT));
          });

      // Then
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      assertThat(endpoints.statuses().getFirst().inFlight()).isZero();
    }
    never.countDown();
  }

  private ChatModel model(@Nullable String key) {
    return model(server.baseUrl(), key, Duration.ofSeconds(20));
  }

  private ChatModel model(URI baseUrl, @Nullable String key, Duration timeout) {
    return endpoints.model("teacher", new ModelSettings(baseUrl, key, "small", 0.5, 100, timeout));
  }

  private static TryAgainLater fault(ChatModel model) {
    var thrown = catchThrowable(() -> model.ask(CHAT));
    assertThat(thrown).isInstanceOf(TryAgainLater.class);
    var fault = (TryAgainLater) thrown;
    assertThat(fault.getMessage()).doesNotContain("canary");
    return fault;
  }

  private static Shape<Verdict> shape() {
    try {
      return new Shape<>(
          "verdict",
          new ObjectMapper()
              .readTree(
                  """
                  {"type":"object","properties":{"score":{"type":"integer","minimum":1,
                   "maximum":5}},"required":["score"],"additionalProperties":false}\
                  """),
          Verdict.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
