package io.athanor.rehearsal;

import java.util.List;

/// An answer in the making.
record Draft(Kind kind, Knowledge.Form form, String reasoning, String answer) {
  private static final String LAST_LINE = "\n\nAnswer: ";

  /// With further sentences; those of a maths answer stand before its last line.
  Draft with(List<String> sentences) {
    if (sentences.isEmpty()) {
      return this;
    }
    String more = String.join(" ", sentences);
    int last = answer.lastIndexOf(LAST_LINE);
    String longer =
        kind == Kind.MATH && last >= 0
            ? answer.substring(0, last) + "\n\n" + more + answer.substring(last)
            : answer + "\n\n" + more;
    return new Draft(kind, form, reasoning, longer);
  }

  Utterance said() {
    return switch (form) {
      case SECTIONS ->
          Utterance.of("### Reasoning\n\n" + reasoning + "\n\n### Final answer\n\n" + answer);
      case FIELD -> new Utterance(reasoning, answer);
      case THINK -> Utterance.of("<think>\n" + reasoning + "\n</think>\n\n" + answer);
    };
  }
}
