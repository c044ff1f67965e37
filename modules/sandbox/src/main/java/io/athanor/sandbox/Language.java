package io.athanor.sandbox;

/// A language that programs can be written in. A new one is a class like [Python] with its loader
/// among the resources, and its line in [Languages].
interface Language {

  /// Its name in [Program#language()]; what verify calls it, too.
  String name();

  /// Finds its interpreter and brings its loader along.
  ///
  /// @throws Refused where it is not installed; the message says how to get it
  Interpreter find(Search search) throws Refused;
}
