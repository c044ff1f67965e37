package io.athanor.streams.ledger;

import java.util.List;

/// What the topics prove.
///
/// @param accounts one for each line, in the order of the pipeline
public record LedgerReport(List<Account> accounts) {
  public LedgerReport {
    accounts = List.copyOf(accounts);
  }

  /// Whether every record is accounted for: settled or pending.
  public boolean balanced() {
    return accounts.stream().allMatch(account -> account.violations().isEmpty());
  }

  /// Whether every record is settled, so that nothing more will come.
  public boolean settled() {
    return balanced() && accounts.stream().allMatch(account -> account.pending() == 0);
  }

  /// A table for people ([LedgerTable]).
  @Override
  public String toString() {
    return LedgerTable.of(this);
  }
}
