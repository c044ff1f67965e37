package io.athanor.evolve;

import io.athanor.core.rule.LeakedPrompt;
import io.athanor.core.rule.OnlyStopWords;
import io.athanor.core.rule.Refusal;
import io.athanor.core.rule.Rule;
import java.util.List;

/// The rules by which a child is eliminated (WizardLM, section on instruction elimination).
final class Eliminations {

  static final List<Rule<Evolution>> RULES =
      List.of(
          new OfChildAlone(new OnlyStopWords()),
          new OfChildAlone(new Refusal()),
          new OfChildAlone(
              new LeakedPrompt(
                  List.of(
                      "given prompt",
                      "given instruction",
                      "rewritten prompt",
                      "rewritten instruction",
                      "evolved instruction",
                      "evolved prompt"))),
          new NoChange(),
          new TooLong());

  private Eliminations() {}
}
