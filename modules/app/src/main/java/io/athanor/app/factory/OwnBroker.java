package io.athanor.app.factory;

import io.athanor.app.config.Config;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A run's own broker, where the configuration names no other; and the configuration to reach
/// whichever it is.
public final class OwnBroker implements AutoCloseable {
  private final Config config;
  private final @Nullable EmbeddedBroker broker;

  private OwnBroker(Config config, @Nullable EmbeddedBroker broker) {
    this.config = config;
    this.broker = broker;
  }

  /// Starts a broker in the data folder, unless the configuration names one.
  ///
  /// @throws Failure where it cannot start
  public static OwnBroker unless(Config config, DataDir data, Screen screen) {
    if (config.kafka().bootstrapServers() != null) {
      screen.say("broker   " + config.kafka().bootstrapServers());
      return new OwnBroker(config, null);
    }
    var broker = start(data.kafka(), 0);
    screen.say("broker   " + broker.bootstrapServers() + ", its data in " + data);
    return new OwnBroker(config.reaching(broker.bootstrapServers()), broker);
  }

  /// @param port 0 for a free one
  /// @throws Failure where it cannot start
  public static EmbeddedBroker start(Path folder, int port) {
    try {
      return EmbeddedBroker.start(folder, port);
    } catch (IOException e) {
      throw Failure.unavailable("The broker cannot start: " + Sentences.of(e), "");
    }
  }

  /// @param prefix of the run's topics
  public Config config(String prefix) {
    return config.prefixed(prefix);
  }

  @Override
  public void close() {
    if (broker != null) {
      broker.close();
    }
  }
}
