package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import io.athanor.testkit.Samples;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryServerIT {
  private static final String RECORD = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}";
  private static final String FIELD = "{\"name\":\"a\",\"type\":\"string\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private RegistryServer server;

  @BeforeEach
  void start() throws Exception {
    server = RegistryServer.start(MemoryRegistry.scope("" + UUID.randomUUID()), "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @Test
  void carriesRecordsFromOneWireToAnother() {
    // Given
    var topic = new Topic<>("t.seeds.v1", Seed.class);
    var seed = Samples.seed("s1", "why?", Kind.GENERAL);
    var config = Map.of("schema.registry.url", server.url().toString());

    // When
    try (var here = Wire.of(config);
        var there = Wire.of(config)) {
      var frame = here.encode(topic, seed);

      // Then
      assertThat(there.decode(topic, frame)).isEqualTo(seed);
    }
  }

  @Test
  void answersARestRegistryAsTheRegistryBehindItWould() {
    // Given
    var empty = SchemaBuilder.record("R").fields().endRecord();
    var optional = SchemaBuilder.record("R").fields().optionalString("a").endRecord();
    var required = SchemaBuilder.record("R").fields().requiredString("b").endRecord();
    try (var registry = new RestRegistry(server.url() + "/", Map.of())) {

      // When
      var id = registry.register("a b/ä+c", empty);
      var next = registry.register("a b/ä+c", optional);

      // Then
      assertThat(registry.byId(id)).isEqualTo(empty);
      assertThat(registry.lookup("a b/ä+c", optional))
          .isEqualTo(new SchemaVersion("a b/ä+c", 2, next, optional));
      assertThat(registry.subjects()).containsExactly("a b/ä+c");
      assertThat(registry.versions("a b/ä+c")).extracting(SchemaVersion::id).contains(id, next);
      assertThatThrownBy(() -> registry.register("a b/ä+c", required))
          .isInstanceOfSatisfying(RegistryRefusal.class, e -> assertThat(e.code()).isEqualTo(409));
      assertThatThrownBy(() -> registry.byId(1))
          .isInstanceOfSatisfying(
              RegistryRefusal.class, e -> assertThat(e.code()).isEqualTo(40403));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /                           | {}
          /subjects                   | ["s"]
          /subjects/s/versions        | [1]
          /subjects/s/versions/latest/schema | {"type":"record","name":"R","fields":[]}
          /schemas/types              | ["AVRO"]
          /config                     | {"compatibilityLevel":"BACKWARD"}
          /config/s                   | {"compatibilityLevel":"BACKWARD"}
          /mode                       | {"mode":"READWRITE"}
          """)
  void readsLikeConfluents(String path, String answer) throws Exception {
    // Given
    register("s", "");

    // When
    var response = get(path);

    // Then
    assertThat(response.body()).isEqualTo(answer);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/vnd.schemaregistry.v1+json");
  }

  @Test
  void tellsWhoUsesASchema() throws Exception {
    // Given
    var id = register("s", "").path("id").asInt();
    register("t", "");

    // When
    var users = json(get("/schemas/ids/" + id + "/versions"));

    // Then
    assertThat(users).hasSize(2);
    assertThat(users.get(0).path("subject").asText()).isEqualTo("s");
    assertThat(users.get(0).path("version").asInt()).isEqualTo(1);
    assertThat(json(get("/schemas/ids/" + id)).path("schema").asText())
        .isEqualTo(RECORD.formatted(""));
  }

  @Test
  void judgesCompatibilityWithoutRegistering() throws Exception {
    // Given
    register("s", "");

    // When
    var verdict =
        json(post("/compatibility/subjects/s/versions/latest", schema(FIELD), "application/json"));

    // Then
    assertThat(verdict.path("is_compatible").asBoolean(true)).isFalse();
    assertThat(json(get("/subjects/s/versions"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/subjects/nobody/versions, 404, 40401",
    "/subjects/s/versions/9, 404, 40402",
    "/subjects/s/versions/latst, 422, 42202",
    "/schemas/ids/9, 404, 40403",
    "/nowhere, 404, 404",
  })
  void saysWhatIsMissingWithConfluentsCodes(String path, int status, int code) throws Exception {
    // Given
    register("s", "");

    // When
    var response = get(path);

    // Then
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).path("error_code").asInt()).isEqualTo(code);
    assertThat(json(response).path("message").asText()).isNotBlank();
  }

  @Test
  void refusesWhatItCannotKeep() throws Exception {
    // Given
    register("s", "");

    // When
    var incompatible = post("/subjects/s/versions", schema(FIELD), RestRegistry.CONTENT_TYPE);
    var invalid = post("/subjects/s/versions", "{\"schema\":\"nonsense\"}", "application/json");
    var aForm = post("/subjects/s/versions", schema(""), "text/plain");
    var anotherLevel = put("/config", "{\"compatibility\":\"NONE\"}");
    var itsLevel = put("/config", "{\"compatibility\":\"BACKWARD\"}");

    // Then
    assertThat(incompatible.statusCode()).isEqualTo(409);
    assertThat(json(invalid).path("error_code").asInt()).isEqualTo(42201);
    assertThat(aForm.statusCode()).isEqualTo(415);
    assertThat(json(anotherLevel).path("error_code").asInt()).isEqualTo(42203);
    assertThat(itsLevel.body()).isEqualTo("{\"compatibility\":\"BACKWARD\"}");
  }

  @Test
  void saysThatItsPortIsTaken() {
    assertThatThrownBy(() ->
            RegistryServer.start(MemoryRegistry.scope("x"), "127.0.0.1", server.url().getPort()))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("port " + server.url().getPort() + " on 127.0.0.1");
  }

  private JsonNode register(String subject, String fields) throws Exception {
    return json(
        post("/subjects/" + subject + "/versions", schema(fields), RestRegistry.CONTENT_TYPE));
  }

  private static String schema(String fields) {
    return new ObjectMapper().createObjectNode().put("schema", RECORD.formatted(fields)).toString();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(to(path).GET());
  }

  private HttpResponse<String> post(String path, String body, String type) throws Exception {
    return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return send(
        to(path)
            .header("Content-Type", RestRegistry.CONTENT_TYPE)
            .PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
