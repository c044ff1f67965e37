package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import io.athanor.verify.maths.Value.Quantity;
import io.athanor.verify.maths.Value.Several;
import io.athanor.verify.maths.Value.Text;
import java.util.Arrays;
import java.util.HashSet;

/// Compares words with words and with all else. Pure.
final class Texts {
  private Texts() {}

  static Verdict judge(Text a, Value b) {
    if (!(b instanceof Text other)) {
      boolean formula = b instanceof Quantity quantity && !quantity.amount().closed();
      boolean nothing = b instanceof Several(var members, _) && members.isEmpty();
      boolean sure = a.known() ? !nothing || !a.text().equals("undefined") : word(a) && !formula;
      return sure ? Verdict.FAIL : Verdict.UNKNOWN;
    }
    if (a.text().equals(other.text())) {
      return Verdict.PASS;
    }
    if (a.known() && other.known()) {
      return Verdict.FAIL;
    }
    boolean sure = (a.known() || word(a)) && (other.known() || word(other));
    return sure && !holds(a, other) && !holds(other, a) ? Verdict.FAIL : Verdict.UNKNOWN;
  }

  /// One word and nothing else. More than one may say the same as others in other words.
  private static boolean word(Text text) {
    return text.text().matches("[\\p{L}'-]+");
  }

  /// `Monday` holds `Mon`, and `not prime` holds `prime`.
  private static boolean holds(Text a, Text b) {
    return a.text().startsWith(b.text())
        || new HashSet<>(Arrays.asList(a.text().split("[ -]+")))
            .containsAll(Arrays.asList(b.text().split("[ -]+")));
  }
}
