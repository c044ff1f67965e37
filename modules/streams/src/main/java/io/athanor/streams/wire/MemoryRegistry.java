package io.athanor.streams.wire;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/// A registry in memory, for tests: one per scope, shared in this JVM, gone with it.
public final class MemoryRegistry implements SchemaRegistry {
  private static final ConcurrentHashMap<String, MemoryRegistry> SCOPES = new ConcurrentHashMap<>();

  private final Catalogue catalogue = new Catalogue();

  /// @param name whatever tells it from others
  public static MemoryRegistry scope(String name) {
    return SCOPES.computeIfAbsent(name, _ -> new MemoryRegistry());
  }

  @Override
  public int register(String subject, Schema schema) {
    synchronized (catalogue) {
      var version =
          catalogue.find(subject, schema).orElseGet(() -> catalogue.next(subject, schema));
      catalogue.add(version);
      return version.id();
    }
  }

  @Override
  public SchemaVersion lookup(String subject, Schema schema) {
    versions(subject);
    return catalogue.find(subject, schema).orElseThrow(RegistryRefusal::noSchema);
  }

  @Override
  public Schema byId(int id) {
    return catalogue.byId(id).orElseThrow(() -> RegistryRefusal.noSchema(id));
  }

  @Override
  public List<String> subjects() {
    return catalogue.subjects();
  }

  @Override
  public List<SchemaVersion> versions(String subject) {
    var versions = catalogue.versions(subject);
    if (versions.isEmpty()) {
      throw RegistryRefusal.noSubject(subject);
    }
    return versions;
  }

  /// Does nothing: others may share it.
  @Override
  public void close() {}
}
