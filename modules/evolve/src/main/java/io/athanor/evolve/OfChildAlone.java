package io.athanor.evolve;

import io.athanor.core.rule.Rule;
import java.util.Optional;

/// A rule for texts, put to the child: an objection that the parent earns as well is not the
/// child's. (A seed may ask for a letter that says sorry.)
record OfChildAlone(Rule<String> rule) implements Rule<Evolution> {

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public Optional<String> objection(Evolution evolution) {
    return rule.objection(evolution.parent().getText()).isPresent()
        ? Optional.empty()
        : rule.objection(evolution.child().getText());
  }
}
