package io.athanor.streams.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/// The schemas that are known, in memory, and the rules of adding one.
final class Catalogue {
  private final Map<Integer, Schema> byId = new HashMap<>();
  private final Map<String, List<SchemaVersion>> bySubject = new TreeMap<>();

  synchronized Optional<Schema> byId(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized List<String> subjects() {
    return List.copyOf(bySubject.keySet());
  }

  /// Oldest first; empty where there is no such subject.
  synchronized List<SchemaVersion> versions(String subject) {
    return List.copyOf(bySubject.getOrDefault(subject, List.of()));
  }

  synchronized Optional<SchemaVersion> find(String subject, Schema schema) {
    var wanted = SchemaId.canonical(schema);
    return versions(subject).stream()
        .filter(known -> SchemaId.canonical(known.schema()).equals(wanted))
        .findFirst();
  }

  /// The version that a schema the subject does not have would become.
  ///
  /// @throws RegistryRefusal where it breaks compatibility, or another schema has its id
  synchronized SchemaVersion next(String subject, Schema schema) {
    var id = SchemaId.of(schema);
    if (byId.containsKey(id) && !same(byId.get(id), schema)) {
      throw RegistryRefusal.collision(id);
    }
    var versions = versions(subject);
    if (!versions.isEmpty()) {
      Compatibility.breach(schema, versions.getLast().schema())
          .ifPresent(why -> {
            throw RegistryRefusal.incompatible(subject, why);
          });
    }
    return new SchemaVersion(subject, versions.size() + 1, id, schema);
  }

  /// Adds what is not there yet. Writers that did not see each other may have claimed one version
  /// number: then the ids order them, so that every reader numbers them alike.
  ///
  /// @return whether it holds: false where its id belongs to another schema
  synchronized boolean add(SchemaVersion claim) {
    if (!same(byId.computeIfAbsent(claim.id(), _ -> claim.schema()), claim.schema())) {
      return false;
    }
    var history = new ArrayList<>(versions(claim.subject()));
    history.removeIf(known -> known.id() == claim.id());
    history.add(claim);
    history.sort(
        Comparator.comparingInt(SchemaVersion::version).thenComparingInt(SchemaVersion::id));
    bySubject.put(claim.subject(), numbered(history));
    return true;
  }

  private static List<SchemaVersion> numbered(List<SchemaVersion> history) {
    var numbered = new ArrayList<SchemaVersion>();
    for (var one : history) {
      numbered.add(new SchemaVersion(one.subject(), numbered.size() + 1, one.id(), one.schema()));
    }
    return numbered;
  }

  private static boolean same(Schema one, Schema other) {
    return SchemaId.canonical(one).equals(SchemaId.canonical(other));
  }
}
