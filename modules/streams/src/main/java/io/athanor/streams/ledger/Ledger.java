package io.athanor.streams.ledger;

import io.athanor.streams.Application;
import io.athanor.streams.Cluster;
import java.util.List;

/// Reads the topics and proves what became of every record.
public final class Ledger {

  /// How many records of a kind of violation are named.
  public static final int NAMED = 100;

  private Ledger() {}

  /// @param prefix of topics and groups
  /// @param applications all that write to the topics
  public static LedgerReport read(Cluster cluster, String prefix, List<Application> applications) {
    throw new UnsupportedOperationException("not yet");
  }
}
