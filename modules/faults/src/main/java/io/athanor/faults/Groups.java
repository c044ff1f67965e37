package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.ledger.TopicReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.utils.ByteUtils;

/// How often the partitions of each group were dealt out: the generation that the broker keeps of a
/// classic group on `__consumer_offsets`.
final class Groups {
  private static final String TOPIC = "__consumer_offsets";

  /// Of the key that a group's own record has (Kafka's GroupMetadataKey).
  private static final short METADATA = 2;

  /// From this version on lengths are varints (Kafka's GroupMetadataValue).
  private static final short FLEXIBLE = 4;

  private Groups() {}

  /// Group to generation.
  static Map<String, Integer> generations(Cluster cluster) {
    var generations = new TreeMap<String, Integer>();
    try (var reader = TopicReader.open(cluster);
        var admin = ClusterAdmin.open(cluster)) {
      reader.read(
          admin.ends(admin.partitions(List.of(TOPIC)), IsolationLevel.READ_COMMITTED),
          record -> {
            var key = ByteBuffer.wrap(record.key());
            if (key.getShort() == METADATA && record.value() != null) {
              generations.merge(text(key, key.getShort()), generation(record.value()), Math::max);
            }
          });
    }
    return generations;
  }

  /// How many generations were added, all groups together.
  static int added(Map<String, Integer> before, Map<String, Integer> after) {
    return after.entrySet().stream()
        .mapToInt(group -> group.getValue() - before.getOrDefault(group.getKey(), 0))
        .sum();
  }

  static int generation(ByteBuffer value) {
    short version = value.getShort();
    int length = version < FLEXIBLE ? value.getShort() : ByteUtils.readUnsignedVarint(value) - 1;
    value.position(value.position() + length);
    return value.getInt();
  }

  private static String text(ByteBuffer buffer, int length) {
    var bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, UTF_8);
  }
}
