package io.athanor.core;

/// The type of what cannot be: a stage that never sends anything back is a `Stage<I, O, Never>`.
public final class Never {
  private Never() {}
}
