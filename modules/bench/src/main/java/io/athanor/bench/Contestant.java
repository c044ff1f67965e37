package io.athanor.bench;

/// One way to hold slow calls in flight between two topics.
interface Contestant {

  /// Starts, and returns with the work under way. It ends with its process.
  void start(Job job);
}
