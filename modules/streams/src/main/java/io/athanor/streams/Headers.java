package io.athanor.streams;

/// The headers that Athanor's records carry, UTF-8.
public final class Headers {
  /// The record's unique id ([io.athanor.core.Lineage#unique]).
  public static final String ID = "athanor-id";

  /// The input record a result came from: `topic/partition/offset`.
  public static final String SOURCE = "athanor-source";

  /// Which part of the outcome it is: `i/n`, i from 0.
  public static final String PART = "athanor-part";

  /// On a dead letter's copy that was put back: where the letter stands, `topic/partition/offset`.
  public static final String REDRIVEN_FROM = "athanor-redriven-from";

  private Headers() {}
}
