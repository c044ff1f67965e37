package io.athanor.streams;

/// The headers that Athanor's records carry, UTF-8.
public final class Headers {
  /// The record's unique id ([io.athanor.core.Lineage#unique]).
  public static final String ID = "athanor-id";

  /// The input record a result came from: `topic/partition/offset`.
  public static final String SOURCE = "athanor-source";

  /// Which part of the outcome it is: `i/n`, i from 0.
  public static final String PART = "athanor-part";

  private Headers() {}
}
