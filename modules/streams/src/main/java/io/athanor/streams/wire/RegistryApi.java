package io.athanor.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.athanor.streams.wire.Route.Call;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/// Confluent's REST API over a registry, without the HTTP. Schemas are kept for good: nothing is
/// deleted; the compatibility level is BACKWARD and stays so.
final class RegistryApi {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final SchemaRegistry registry;
  private final List<Route> routes =
      List.of(
          new Route("GET", "/", _ -> Map.of()),
          new Route("GET", "/subjects", this::subjects),
          new Route("POST", "/subjects/*", this::lookup),
          new Route("GET", "/subjects/*/versions", this::versions),
          new Route("POST", "/subjects/*/versions", this::register),
          new Route("GET", "/subjects/*/versions/*", call -> shown(version(call))),
          new Route("GET", "/subjects/*/versions/*/schema", call -> raw(version(call).schema())),
          new Route("GET", "/schemas/ids/*", call -> Map.of("schema", byId(call).toString())),
          new Route("GET", "/schemas/ids/*/schema", call -> raw(byId(call))),
          new Route("GET", "/schemas/ids/*/versions", this::usersOf),
          new Route("GET", "/schemas/ids/*/subjects", this::subjectsOf),
          new Route("GET", "/schemas/types", _ -> List.of("AVRO")),
          new Route("POST", "/compatibility/subjects/*/versions/*", this::compatibility),
          new Route("POST", "/compatibility/subjects/*/versions", this::compatibilityWithLatest),
          new Route("GET", "/config", _ -> level("compatibilityLevel")),
          new Route("GET", "/config/*", _ -> level("compatibilityLevel")),
          new Route("PUT", "/config", this::setLevel),
          new Route("PUT", "/config/*", this::setLevel),
          new Route("GET", "/mode", _ -> Map.of("mode", "READWRITE")),
          new Route("GET", "/mode/*", _ -> Map.of("mode", "READWRITE")));

  RegistryApi(SchemaRegistry registry) {
    this.registry = registry;
  }

  /// @param path decoded segments
  /// @return the answer, to be written as JSON
  /// @throws RegistryRefusal where there is none
  Object answer(String method, List<String> path, byte[] body) {
    var known = false;
    for (var route : routes) {
      var values = route.match(path);
      if (values.isPresent() && route.method().equals(method)) {
        return route.answer().to(new Call(values.get(), body));
      }
      known |= values.isPresent();
    }
    throw known
        ? new RegistryRefusal(405, "HTTP 405 Method Not Allowed")
        : new RegistryRefusal(404, "HTTP 404 Not Found");
  }

  private Object subjects(Call call) {
    return registry.subjects();
  }

  private Object register(Call call) {
    return Map.of("id", registry.register(call.value(0), schema(call)));
  }

  private Object lookup(Call call) {
    return shown(registry.lookup(call.value(0), schema(call)));
  }

  private Object versions(Call call) {
    return registry.versions(call.value(0)).stream().map(SchemaVersion::version).toList();
  }

  private Object usersOf(Call call) {
    return users(call).stream()
        .map(one -> Map.of("subject", one.subject(), "version", one.version()))
        .toList();
  }

  private Object subjectsOf(Call call) {
    return users(call).stream().map(SchemaVersion::subject).toList();
  }

  private List<SchemaVersion> users(Call call) {
    var id = number(call.value(0), 40403);
    registry.byId(id);
    return registry.subjects().stream()
        .flatMap(subject -> registry.versions(subject).stream())
        .filter(one -> one.id() == id)
        .toList();
  }

  private Object compatibility(Call call) {
    return verdict(Compatibility.breach(schema(call), version(call).schema()));
  }

  private Object compatibilityWithLatest(Call call) {
    var latest = registry.versions(call.value(0)).getLast();
    return verdict(Compatibility.breach(schema(call), latest.schema()));
  }

  private static Object verdict(Optional<String> breach) {
    return Map.of("is_compatible", breach.isEmpty(), "messages", breach.stream().toList());
  }

  private static Object level(String member) {
    return Map.of(member, Compatibility.LEVEL);
  }

  private Object setLevel(Call call) {
    var wanted = json(call).path("compatibility").asText();
    if (!wanted.equals(Compatibility.LEVEL)) {
      throw new RegistryRefusal(
          42203,
          "Invalid compatibility level; this registry has " + Compatibility.LEVEL + " alone");
    }
    return level("compatibility");
  }

  private Schema byId(Call call) {
    return registry.byId(number(call.value(0), 40403));
  }

  private SchemaVersion version(Call call) {
    var versions = registry.versions(call.value(0));
    var wanted = call.value(1);
    if (wanted.equals("latest") || wanted.equals("-1")) {
      return versions.getLast();
    }
    var number = number(wanted, 42202);
    return versions.stream()
        .filter(one -> one.version() == number)
        .findFirst()
        .orElseThrow(() -> RegistryRefusal.noVersion(wanted));
  }

  private static int number(String text, int code) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new RegistryRefusal(code, "The specified number is not one");
    }
  }

  private static Schema schema(Call call) {
    var json = json(call);
    if (!json.path("schemaType").asText("AVRO").equals("AVRO")) {
      throw RegistryRefusal.invalidSchema("this registry keeps Avro schemas alone");
    }
    return SchemaText.parse(json.path("schema").asText());
  }

  private static JsonNode json(Call call) {
    try {
      return JSON.readTree(call.body());
    } catch (IOException e) {
      throw new RegistryRefusal(400, "The body is not JSON");
    }
  }

  private static Object raw(Schema schema) {
    try {
      return JSON.readTree(schema.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
    }
  }

  private static Object shown(SchemaVersion version) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("subject", version.subject());
    shown.put("version", version.version());
    shown.put("id", version.id());
    shown.put("schema", version.schema().toString());
    return shown;
  }
}
