package io.athanor.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker in this JVM: one KRaft node, bound to 127.0.0.1.
///
/// What it holds survives a restart and a kill -9 of the process, not a loss of power: nothing is
/// forced to disk, as there is no replica to answer for.
///
/// One process owns a directory at a time; a lock file says so. It starts in about three seconds,
/// after a kill -9 in about four. A fault that Kafka holds for fatal, a full disk say, halts the
/// whole JVM: that is Kafka's way. Kafka's own log is loud below WARN: quieting it is up to the
/// program.
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final DirectoryLock lock;
  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(DirectoryLock lock, KafkaRaftServer server, int port) {
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  /// Starts the broker and returns once it answers.
  ///
  /// @param dir where its data is, created where there is none
  /// @param port where it listens; 0: a free one, a new one at each start
  /// @throws IOException with one sentence, where another process has the directory, the port is
  ///   taken, or the directory cannot be written
  public static EmbeddedBroker start(Path dir, int port) throws IOException {
    var lock = DirectoryLock.take(dir);
    try {
      var ports = Ports.choose(port);
      var data = dir.resolve("kafka");
      format(data);
      var server = launch(BrokerSettings.of(data, ports.broker(), ports.controller()));
      LOG.atInfo().addKeyValue("port", ports.broker()).addKeyValue("path", dir).log("broker is up");
      return new EmbeddedBroker(lock, server, ports.broker());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static KafkaRaftServer launch(Map<String, String> settings) {
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
  }

  /// `host:port`, as clients take it.
  public String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port;
  }

  /// Stops it in order and gives the directory free.
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    lock.close();
  }

  private static void format(Path data) throws IOException {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(data);
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setMetadataLogDirectory(data.toString())
          .addDirectory(data.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot lay out the broker's directory " + data, e);
    }
  }

  private record Ports(int broker, int controller) {

    /// Holds both at once, lest they be the same.
    static Ports choose(int wanted) throws IOException {
      try (var broker = bind(wanted);
          var controller = bind(0)) {
        return new Ports(broker.getLocalPort(), controller.getLocalPort());
      } catch (BindException e) {
        throw new BindException(
            "port " + wanted + " on " + BrokerSettings.HOST + " is taken; name another one");
      }
    }

    /// As Kafka binds: a port whose last connections still linger is free.
    private static ServerSocket bind(int port) throws IOException {
      var socket = new ServerSocket();
      try {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(BrokerSettings.HOST, port));
        return socket;
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }
  }
}
