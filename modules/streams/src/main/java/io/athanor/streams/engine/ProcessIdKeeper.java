package io.athanor.streams.engine;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/// A store that holds nothing and says that it is on disk.
///
/// Kafka Streams keeps its process id, and so its transactional id, across restarts only where a
/// store is on disk; with another id a restart waits until the transaction of its dead self times
/// out. RocksDB would do as well, and takes a good half second of each restart to be loaded.
final class ProcessIdKeeper implements StateStore {
  private static final String NAME = "process-id-keeper";

  private boolean open;

  static StoreBuilder<ProcessIdKeeper> builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (_, _) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /// Nothing is held, so there is nothing to cache and nothing to log.
  private record Builder() implements StoreBuilder<ProcessIdKeeper> {

    @Override
    public ProcessIdKeeper build() {
      return new ProcessIdKeeper();
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Builder withCachingEnabled() {
      return this;
    }

    @Override
    public Builder withCachingDisabled() {
      return this;
    }

    @Override
    public Builder withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public Builder withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
