package io.athanor.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What a single node on a laptop wants of Kafka's settings.
final class BrokerSettings {
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER = "CONTROLLER";
  static final int NODE = 1;

  /// Records of 16 MiB, and room for their batch.
  private static final int MAX_MESSAGE = 17 * 1024 * 1024;

  private BrokerSettings() {}

  static Map<String, String> of(Path data, int port, int controllerPort) {
    var all = new HashMap<String, String>();
    all.putAll(identity(data, port, controllerPort));
    all.putAll(SINGLE_NODE);
    all.putAll(QUICK_RETURN);
    all.putAll(SHORT_LOGS);
    all.putAll(LASTING);
    all.putAll(SMALL);
    return Map.copyOf(all);
  }

  private static Map<String, String> identity(Path data, int port, int controllerPort) {
    var listener = "PLAINTEXT://" + HOST + ":" + port;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE),
        "log.dirs",
        data.toString(),
        "listeners",
        listener + "," + CONTROLLER + "://" + HOST + ":" + controllerPort,
        "advertised.listeners",
        listener,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "inter.broker.listener.name",
        "PLAINTEXT",
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        NODE + "@" + HOST + ":" + controllerPort);
  }

  private static final Map<String, String> SINGLE_NODE =
      Map.of(
          "offsets.topic.num.partitions", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.num.partitions", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.num.partitions", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "default.replication.factor", "1",
          "auto.create.topics.enable", "false");

  /// After a kill -9 the controller holds the old broker for alive until its session ends: 13.9 s
  /// from start to first answer at the default of 9 s. Not much shorter than 3 s: a broker that
  /// waits for a processor is taken for dead, and see [#SHORT_LOGS].
  private static final Map<String, String> QUICK_RETURN =
      Map.of(
          "broker.session.timeout.ms", "3000",
          "broker.heartbeat.interval.ms", "500",
          "group.initial.rebalance.delay.ms", "0",
          "group.min.session.timeout.ms", "1000");

  /// What the coordinators read at their start. After a kill -9 they begin to read as heirs of the
  /// old broker and again when its session has ended. Kafka 4.3 takes the end of the first reading
  /// for that of the second: if it lasts longer than the session, groups go on from offsets that
  /// are long past, and all since is done once more. So the logs are kept to a few megabytes; by
  /// default they grow to 100 MB, and marks of transactions stay in them for a day.
  private static final Map<String, String> SHORT_LOGS =
      Map.of(
          "offsets.topic.segment.bytes",
          Integer.toString(1 << 20),
          "transaction.state.log.segment.bytes",
          Integer.toString(1 << 20),
          "log.cleaner.backoff.ms",
          "5000",
          "log.cleaner.delete.retention.ms",
          "600000");

  /// A run may be taken up again after months: by default Kafka forgets data and offsets in a week.
  private static final Map<String, String> LASTING =
      Map.of(
          "log.retention.ms",
          "-1",
          "offsets.retention.minutes",
          Integer.toString(10 * 365 * 24 * 60));

  private static final Map<String, String> SMALL =
      Map.of(
          "message.max.bytes", Integer.toString(MAX_MESSAGE),
          "replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE),
          "num.network.threads", "2",
          "num.io.threads", "4",
          "num.recovery.threads.per.data.dir", "2",
          "log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024),
          "metric.reporters", "");
}
