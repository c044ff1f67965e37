package io.athanor.streams.wire;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/// Where the schemas of the wire are kept: an id in each frame leads to the schema it was written
/// with.
///
/// Every method may wait for a server and throws [TryAgainLater] where that cannot be reached. Safe
/// for use by many threads at once.
public interface SchemaRegistry extends AutoCloseable {

  /// Opens the registry that a configuration names, without asking anything of it.
  ///
  /// | `schema.registry.url` | |
  /// | --- | --- |
  /// | `http://…`, `https://…` | a server that speaks Confluent's REST API: [RestRegistry] |
  /// | `topic:_schemas` | a topic of the cluster at `bootstrap.servers`: [TopicRegistry] |
  /// | `mock://scope` | shared in this JVM, gone with it: [MemoryRegistry] |
  ///
  /// @throws IllegalArgumentException with one sentence where it names none
  static SchemaRegistry open(Map<String, ?> config) {
    var given = config.get("schema.registry.url");
    var url = given == null ? "" : given.toString().strip();
    return switch (url.replaceFirst(":.*", "")) {
      case "http", "https" -> new RestRegistry(url, config);
      case "topic" -> new TopicRegistry(url.substring("topic:".length()), config);
      case "mock" -> MemoryRegistry.scope(url);
      default ->
          throw new IllegalArgumentException(
              "schema.registry.url must start with http://, https://, topic: or mock://");
    };
  }

  /// Registers a schema, or finds it registered.
  ///
  /// @return its id
  /// @throws RegistryRefusal where it breaks compatibility with the subject's latest
  int register(String subject, Schema schema);

  /// Finds a schema under a subject.
  ///
  /// @throws RegistryRefusal where the subject does not have it
  SchemaVersion lookup(String subject, Schema schema);

  /// @throws RegistryRefusal where no schema has the id
  Schema byId(int id);

  /// In alphabetical order.
  List<String> subjects();

  /// Every version of a subject, oldest first.
  ///
  /// @throws RegistryRefusal where there is no such subject
  List<SchemaVersion> versions(String subject);

  @Override
  void close();
}
