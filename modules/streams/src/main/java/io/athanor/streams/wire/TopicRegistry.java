package io.athanor.streams.wire;

import io.athanor.core.TryAgainLater;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A registry without a server: a compacted topic of the cluster itself, which it creates where
/// there is none.
///
/// An id follows from its schema ([SchemaId]): writers need no leader to number them, and
/// yesterday's frames stay readable whoever wrote them. Compatibility is checked against the latest
/// version a writer sees, so two writers at the same moment may each add one that does not fit the
/// other's.
///
/// A topic that another registry keeps is read, never written.
public final class TopicRegistry implements SchemaRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(TopicRegistry.class);

  private final SchemaTopic topic;
  private final Catalogue catalogue = new Catalogue();
  private final ReentrantLock turn = new ReentrantLock();
  private boolean keptByAnother;

  /// Asks nothing of the cluster yet.
  ///
  /// @param topic its name
  /// @param config `bootstrap.servers` and the settings of security
  public TopicRegistry(String topic, Map<String, ?> config) {
    this.topic = new SchemaTopic(topic, config);
  }

  @Override
  public int register(String subject, Schema schema) {
    return inTurn(() -> {
      readNews();
      var known = catalogue.find(subject, schema);
      return known.isPresent() ? known.get().id() : append(subject, schema);
    });
  }

  @Override
  public SchemaVersion lookup(String subject, Schema schema) {
    versions(subject);
    return catalogue.find(subject, schema).orElseThrow(RegistryRefusal::noSchema);
  }

  @Override
  public Schema byId(int id) {
    return catalogue
        .byId(id)
        .or(() ->
            inTurn(() -> {
              readNews();
              return catalogue.byId(id);
            }))
        .orElseThrow(() -> RegistryRefusal.noSchema(id));
  }

  @Override
  public List<String> subjects() {
    return inTurn(() -> {
      readNews();
      return catalogue.subjects();
    });
  }

  @Override
  public List<SchemaVersion> versions(String subject) {
    var versions =
        inTurn(() -> {
          readNews();
          return catalogue.versions(subject);
        });
    if (versions.isEmpty()) {
      throw RegistryRefusal.noSubject(subject);
    }
    return versions;
  }

  @Override
  public void close() {
    turn.lock();
    try {
      topic.close();
    } finally {
      turn.unlock();
    }
  }

  private int append(String subject, Schema schema) {
    if (keptByAnother) {
      throw new RegistryRefusal(
          42201,
          "The topic "
              + topic.name()
              + " is kept by another registry; use that one's URL, or a topic of another name");
    }
    var next = catalogue.next(subject, schema);
    topic.append(SchemaRecord.key(next), SchemaRecord.value(next));
    readNews();
    return catalogue
        .find(subject, schema)
        .orElseThrow(() -> RegistryRefusal.collision(next.id()))
        .id();
  }

  private void readNews() {
    for (var news : topic.news()) {
      if (news.key() == null || !SchemaRecord.isOurs(news.key())) {
        keptByAnother = true;
      }
      if (news.value() != null) {
        SchemaRecord.read(news.value()).ifPresent(this::add);
      }
    }
  }

  private void add(SchemaVersion version) {
    if (!catalogue.add(version)) {
      LOG.atWarn()
          .addKeyValue("topic", topic.name())
          .addKeyValue("id", version.id())
          .log("a schema is left out, as another has its id");
    }
  }

  private <R> R inTurn(Supplier<R> work) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TryAgainLater.endpoint("interrupted while waiting for the schema topic", e);
    }
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
