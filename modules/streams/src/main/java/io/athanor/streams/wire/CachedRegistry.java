package io.athanor.streams.wire;

import java.util.List;
import org.apache.avro.Schema;

/// A registry that is asked once for what never changes: the id of a schema, the schema of an id.
final class CachedRegistry implements SchemaRegistry {
  private record Named(String subject, Schema schema) {}

  private final SchemaRegistry registry;
  private final SingleFlight<Named, Integer> ids;
  private final SingleFlight<Named, SchemaVersion> lookups;
  private final SingleFlight<Integer, Schema> schemas;

  CachedRegistry(SchemaRegistry registry) {
    this.registry = registry;
    this.ids = new SingleFlight<>(named -> registry.register(named.subject(), named.schema()));
    this.lookups = new SingleFlight<>(named -> registry.lookup(named.subject(), named.schema()));
    this.schemas = new SingleFlight<>(registry::byId);
  }

  @Override
  public int register(String subject, Schema schema) {
    return ids.get(new Named(subject, schema));
  }

  @Override
  public SchemaVersion lookup(String subject, Schema schema) {
    return lookups.get(new Named(subject, schema));
  }

  @Override
  public Schema byId(int id) {
    return schemas.get(id);
  }

  @Override
  public List<String> subjects() {
    return registry.subjects();
  }

  @Override
  public List<SchemaVersion> versions(String subject) {
    return registry.versions(subject);
  }

  @Override
  public void close() {
    registry.close();
  }
}
