package io.athanor.bench.engine;

/// One way to hold slow calls in flight between two topics.
interface Contestant {

  /// Starts, and returns with the work under way. It ends with its process.
  ///
  /// @param calls through which every call is made
  void start(Job job, Calls calls);
}
