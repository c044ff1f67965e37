package io.athanor.evolve;

import io.athanor.core.rule.Rule;
import java.util.Optional;

/// A rewrite adds a sentence or some thirty lines of material. Much more is an answer, or a model
/// that does not stop.
record TooLong() implements Rule<Evolution> {
  static final int MOST_ADDED = 4_000;

  @Override
  public String name() {
    return "too_long";
  }

  @Override
  public Optional<String> objection(Evolution evolution) {
    int added = evolution.child().getText().length() - evolution.parent().getText().length();
    return added > MOST_ADDED
        ? Optional.of(
            "it is "
                + added
                + " characters longer than its parent; more than "
                + MOST_ADDED
                + " is not a rewrite")
        : Optional.empty();
  }
}
