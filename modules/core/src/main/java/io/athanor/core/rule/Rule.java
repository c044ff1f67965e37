package io.athanor.core.rule;

import java.util.List;
import java.util.Optional;

/// A judgement without a model: cheap, pure, with a reason.
///
/// @param <T> what it looks at
public interface Rule<T> {

  /// snake_case; stands in rejections and metrics.
  String name();

  /// What the rule objects to, in a sentence that a person (and the teacher) can act on.
  Optional<String> objection(T subject);

  /// An objection with the rule that raised it.
  record Objection(String rule, String reason) {}

  /// The first objection in the order of the rules.
  static <T> Optional<Objection> first(List<? extends Rule<? super T>> rules, T subject) {
    for (Rule<? super T> rule : rules) {
      Optional<String> reason = rule.objection(subject);
      if (reason.isPresent()) {
        return Optional.of(new Objection(rule.name(), reason.get()));
      }
    }
    return Optional.empty();
  }
}
