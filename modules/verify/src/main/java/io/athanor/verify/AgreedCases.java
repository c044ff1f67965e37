package io.athanor.verify;

import io.athanor.record.Case;
import io.athanor.sandbox.language.Language;
import java.util.ArrayList;
import java.util.List;

/// Cases made of inputs on which independent solutions agree. Pure.
///
/// @param cases what they agree on is what must come out
/// @param share the least part of the solutions that agree on one of them, 0-1; 0 without cases
record AgreedCases(List<Case> cases, double share) {

  /// A solution that gives no output for any input is none, and has no vote.
  ///
  /// @param inputs cases without outputs
  /// @param solutions of each solution what it made of each input
  /// @param leastShare of the solutions that ran
  static AgreedCases of(
      Form form,
      Language language,
      List<Case> inputs,
      List<List<Output>> solutions,
      double leastShare) {
    var voting = solutions.stream().filter(AgreedCases::isOne).toList();
    var cases = new ArrayList<Case>();
    double share = 1;
    for (int i = 0; i < inputs.size(); i++) {
      int at = i;
      var agreement =
          Agreement.of(
              voting.stream().map(outputs -> outputs.get(at)).toList(),
              (a, b) -> form.same(language, a, b));
      if (agreement.filter(one -> one.reaches(leastShare)).isPresent()) {
        cases.add(form.expecting(inputs.get(i), agreement.get().value()));
        share = Math.min(share, agreement.get().share());
      }
    }
    return new AgreedCases(List.copyOf(cases), cases.isEmpty() ? 0 : share);
  }

  private static boolean isOne(List<Output> outputs) {
    return outputs.stream().anyMatch(Output.Gave.class::isInstance);
  }
}
