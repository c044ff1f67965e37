package io.athanor.streams.engine;

import io.athanor.streams.Line;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The state of a line.
record LineStores(Line<?, ?, ?> line) {

  /// The in-flight store is restored as a whole, and each record leaves a put and a delete in its
  /// changelog: small segments that are soon compacted keep the restore short.
  private static final Map<String, String> SHORT_CHANGELOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "60000",
          TopicConfig.DELETE_RETENTION_MS_CONFIG, "60000");

  /// What is in flight, by source offset (8 bytes, big-endian); its changelog is read by the
  /// ledger.
  String inFlight() {
    return line.name() + "-in-flight";
  }

  /// The ids that were here, where the line is distinct.
  Optional<String> seen() {
    return line.distinct() ? Optional.of(line.name() + "-seen") : Optional.empty();
  }

  StoreBuilder<KeyValueStore<Long, InFlight>> inFlightBuilder() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(inFlight()), Serdes.Long(), new InFlightSerde())
        .withCachingDisabled()
        .withLoggingEnabled(SHORT_CHANGELOG);
  }

  Optional<StoreBuilder<KeyValueStore<String, String>>> seenBuilder() {
    return seen()
        .map(name ->
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()));
  }
}
