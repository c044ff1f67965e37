package io.athanor.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.athanor.core.TryAgainLater;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// A registry behind Confluent's REST API: Confluent's own, Apicurio (`/apis/ccompat/v7`),
/// Karapace, Redpanda, and [RegistryServer].
///
/// Connects within 5 s and waits 10 s for an answer. Follows no redirect. Credentials and how they
/// are given: [BasicAuth].
public final class RestRegistry implements SchemaRegistry {
  static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LARGEST_ANSWER = 8 * 1024 * 1024;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final URI base;
  private final Optional<BasicAuth> auth;

  /// Asks nothing of the server yet.
  ///
  /// @throws IllegalArgumentException with one sentence where the URL or the credentials' settings
  ///   do not hold
  public RestRegistry(String url, Map<String, ?> config) {
    var given = parse(url);
    this.base = withoutUserInfo(given);
    this.auth = BasicAuth.of(given, config);
  }

  @Override
  public int register(String subject, Schema schema) {
    return post("/subjects/" + encoded(subject) + "/versions", schema).path("id").asInt();
  }

  @Override
  public SchemaVersion lookup(String subject, Schema schema) {
    var found = post("/subjects/" + encoded(subject), schema);
    return new SchemaVersion(
        subject, found.path("version").asInt(), found.path("id").asInt(), schema);
  }

  @Override
  public Schema byId(int id) {
    return schema(get("/schemas/ids/" + id));
  }

  @Override
  public List<String> subjects() {
    return elements(get("/subjects")).map(JsonNode::asText).sorted().toList();
  }

  @Override
  public List<SchemaVersion> versions(String subject) {
    var path = "/subjects/" + encoded(subject) + "/versions";
    return elements(get(path)).map(number -> version(get(path + "/" + number.asInt()))).toList();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static SchemaVersion version(JsonNode json) {
    return new SchemaVersion(
        json.path("subject").asText(),
        json.path("version").asInt(),
        json.path("id").asInt(),
        schema(json));
  }

  private static Schema schema(JsonNode json) {
    var type = json.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw RegistryRefusal.invalidSchema("it is of type " + type + ", not AVRO");
    }
    return SchemaText.parse(json.path("schema").asText());
  }

  private JsonNode get(String path) {
    return answer(request(path).GET().build());
  }

  private JsonNode post(String path, Schema schema) {
    var body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    return answer(
        request(path)
            .header("Content-Type", CONTENT_TYPE)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWER)
            .header("Accept", CONTENT_TYPE + ", application/json");
    auth.ifPresent(known -> request.header("Authorization", known.header()));
    return request;
  }

  private JsonNode answer(HttpRequest request) {
    try {
      var response =
          http.send(
              request,
              BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
      return read(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault("was not heard out: interrupted", e);
    } catch (IOException e) {
      throw fault("cannot be reached (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private JsonNode read(HttpResponse<String> response) {
    var json = json(response.body());
    return switch (response.statusCode()) {
      case 200 -> json.orElseThrow(() -> strange(response));
      case 404, 409, 422 ->
          throw json.flatMap(RestRegistry::refusal).orElseThrow(() -> strange(response));
      case 401, 403 ->
          throw fault("refuses the credentials (%d)".formatted(response.statusCode()), null);
      case 301, 302, 303, 307, 308 ->
          throw fault(
              "redirects (%d), which is not followed".formatted(response.statusCode()), null);
      default -> throw fault("answers " + response.statusCode(), null);
    };
  }

  private static Optional<RegistryRefusal> refusal(JsonNode body) {
    return body.path("error_code").isInt() && body.path("error_code").asInt() != 404
        ? Optional.of(
            new RegistryRefusal(body.path("error_code").asInt(), body.path("message").asText()))
        : Optional.empty();
  }

  private TryAgainLater strange(HttpResponse<String> response) {
    return fault(
        "answers %d with a body that is not the registry API's; is its path right?"
            .formatted(response.statusCode()),
        null);
  }

  private TryAgainLater fault(String what, @Nullable Exception cause) {
    return TryAgainLater.endpoint("the schema registry at " + base + " " + what, cause);
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static URI parse(String url) {
    try {
      var uri = new URI(url.replaceFirst("/+$", ""));
      if (uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Its message quotes the URL, which may hold a password.
    }
    throw new IllegalArgumentException(
        "schema.registry.url is not the URL of one server, like http://localhost:8081");
  }

  private static URI withoutUserInfo(URI url) {
    try {
      return new URI(
          url.getScheme(), null, url.getHost(), url.getPort(), url.getPath(), null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a URL stays one without its user info", e);
    }
  }
}
