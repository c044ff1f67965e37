package io.athanor.streams.ledger;

import java.util.List;

/// One stage's part of the ledger. `in = settled + pending + lost + torn`, always.
///
/// @param stage the line's name
/// @param in committed records on its input topic
/// @param settled records whose whole outcome is there
/// @param pending records that are not yet taken, or in flight
/// @param passed parts of outcomes that went on; like the next three, of records counted in `in`
/// @param sentBack parts that went back
/// @param rejected parts that were rejections
/// @param failed parts that were dead letters
/// @param violations one for each kind there is; empty when all is well
public record Account(
    String stage,
    long in,
    long settled,
    long pending,
    long passed,
    long sentBack,
    long rejected,
    long failed,
    List<Violation> violations) {
  public Account {
    violations = List.copyOf(violations);
  }
}
