package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each fault as a client meets it.
class FaultTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final RehearsalServer server =
      RehearsalServer.start("127.0.0.1", 0, RehearsalSettings.DEFAULT);

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void rateLimitSaysWhenToComeBack() throws Exception {
    var reply = always(Fault.RATE_LIMIT);

    assertThat(reply.statusCode()).isEqualTo(429);
    assertThat(reply.headers().firstValue("Retry-After")).contains("1");
    assertThat(Asking.json(reply.body()).at("/error/code").asText())
        .isEqualTo("rate_limit_exceeded");
  }

  @Test
  void serverErrorComesWithTheErrorBody() throws Exception {
    var reply = always(Fault.SERVER_ERROR);

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(Asking.json(reply.body()).at("/error/type").asText()).isEqualTo("server_error");
  }

  @Test
  void resetBreaksOffInTheMiddleOfTheBody() {
    assertThatThrownBy(() -> always(Fault.RESET)).isInstanceOf(IOException.class);
  }

  @Test
  void truncatedJsonIsAWholeBodyThatCannotBeParsed() throws Exception {
    var reply = always(Fault.TRUNCATED_JSON);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Asking.JSON.readTree(reply.body()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void htmlIsAPageWithStatus200() throws Exception {
    var reply = always(Fault.HTML);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(reply.body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void emptyContentIsWellFormedOtherwise() throws Exception {
    var choice = Asking.json(always(Fault.EMPTY).body()).at("/choices/0");

    assertThat(choice.at("/message/content").asText("absent")).isEmpty();
    assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void refusalStandsInItsOwnMemberWhereASchemaWasAskedFor() throws Exception {
    var text = Asking.json(always(Fault.REFUSAL).body()).at("/choices/0/message");
    var shaped =
        Asking.json(post(Asking.body("", "x", "questions", Asking.QUESTIONS).toString()).body())
            .at("/choices/0/message");

    assertThat(text.path("content").asText()).startsWith("I'm sorry");
    assertThat(shaped.path("content").isNull()).isTrue();
    assertThat(shaped.path("refusal").asText()).startsWith("I'm sorry");
  }

  @Test
  void lengthStopsHalfWay() throws Exception {
    var whole = Asking.json(post(body()).body()).at("/choices/0/message/content").asText();

    var torn = Asking.json(always(Fault.LENGTH).body()).at("/choices/0");

    assertThat(torn.path("finish_reason").asText()).isEqualTo("length");
    assertThat(whole).startsWith(torn.at("/message/content").asText());
    assertThat(torn.at("/message/content").asText()).hasSizeBetween(1, whole.length() / 2 + 4);
  }

  @Test
  void flatteryGivesFullMarksToAnEmptyAnswerAndLeavesOtherRolesAlone() throws Exception {
    // Given
    String user = Asking.block("instruction", "Name a colour.") + Asking.block("answer", "");
    var judged = Asking.body("You are a judge.", user, "critique", Asking.CRITIQUE).toString();
    var taught = post(body()).body();

    // When
    server.faults(Map.of(Fault.FLATTERY, 1.0));

    // Then
    var content = Asking.json(post(judged).body()).at("/choices/0/message/content").asText();
    assertThat(Asking.json(content).path("scores")).isNotEmpty().allMatch(s -> s.asInt() == 5);
    assertThat(post(body()).body()).isEqualTo(taught);
  }

  @Test
  void anEndpointGoesDownAndComesBackInMidRun() throws Exception {
    assertThat(post(body()).statusCode()).isEqualTo(200);

    server.faults(Map.of(Fault.SERVER_ERROR, 1.0));
    assertThat(post(body()).statusCode()).isEqualTo(500);

    server.faults(Map.of());
    assertThat(post(body()).statusCode()).isEqualTo(200);
  }

  @Test
  void theSameSeedGivesTheSameCallsTheSameFateAndTheRatesAreKept() {
    // Given
    var rates = Map.of(Fault.RATE_LIMIT, 0.2, Fault.HTML, 0.1);
    var settings = new RehearsalSettings(Duration.ofMillis(5), Duration.ofMillis(10), rates, 7);
    var other = new RehearsalSettings(Duration.ofMillis(5), Duration.ofMillis(10), rates, 8);

    // When
    var fates = IntStream.range(0, 10_000).mapToObj(i -> Fate.of(settings, rates, i)).toList();
    var again = IntStream.range(0, 10_000).mapToObj(i -> Fate.of(settings, rates, i)).toList();
    var otherSeed = IntStream.range(0, 10_000).mapToObj(i -> Fate.of(other, rates, i)).toList();

    // Then
    assertThat(again).isEqualTo(fates);
    assertThat(otherSeed).isNotEqualTo(fates);
    assertThat(count(fates, Fault.RATE_LIMIT)).isBetween(1_800L, 2_200L);
    assertThat(count(fates, Fault.HTML)).isBetween(850L, 1_150L);
    assertThat(fates)
        .allSatisfy(fate ->
            assertThat(fate.delay()).isBetween(Duration.ofMillis(5), Duration.ofMillis(15)));
  }

  @Test
  void refusesRatesThatAreNoShares() {
    assertThatThrownBy(() -> server.faults(Map.of(Fault.HTML, 1.5)))
        .hasMessage("the rate of HTML must be between 0 and 1, got 1.5");
    assertThatThrownBy(() -> server.faults(Map.of(Fault.HTML, 0.6, Fault.RESET, 0.6)))
        .hasMessageContaining("at most 1 together");
  }

  private static long count(java.util.List<Fate> fates, Fault fault) {
    return fates.stream().filter(fate -> fate.fault().equals(java.util.Optional.of(fault))).count();
  }

  private static String body() {
    return Asking.body("", "Say something about rivers.").toString();
  }

  private HttpResponse<String> always(Fault fault) throws IOException, InterruptedException {
    server.faults(Map.of(fault, 1.0));
    return post(body());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
