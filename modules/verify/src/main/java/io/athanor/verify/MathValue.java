package io.athanor.verify;

import io.athanor.record.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A final value as it is written, made plain, and compared with another. Pure.
///
/// Equal are: the same text but for case and spaces; numbers of the same value, however written
/// (`1,200`, `1200.00`, `$1200`, `2400/2`, `\frac{2400}{2}`, `1200 apples`); lists of equal values,
/// in any order unless in parentheses or brackets. Different are numbers of other values, and other
/// plain words. Of everything else, such as expressions, nobody can tell: that is
/// [Verdict#UNKNOWN].
record MathValue(String text) {
  private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L} '-]+");
  private static final Pattern NAMED = Pattern.compile("\\p{L}\\w{0,9}\\s*=\\s*([^=]+)");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:[,;]|\\band\\b|\\bor\\b)\\s*");
  private static final Pattern ORDERED = Pattern.compile("[(\\[].*[)\\]]");
  private static final Pattern BRACKETED = Pattern.compile("[(\\[{](.*)[)\\]}]");

  static MathValue of(String written) {
    var plain =
        written
            .replace('−', '-')
            .replace("\\%", "%")
            .replace("{,}", ",")
            .replaceAll("\\\\[dt]?frac\\{([^{}]+)}\\{([^{}]+)}", "$1/$2")
            .replaceAll("\\\\(?:text|mathrm|mathbf)\\{([^{}]*)}", " $1 ")
            .replaceAll("\\\\(?:left|right)(?![a-z])|\\\\[,;!() \\[\\]]|\\*\\*|`", "")
            .replaceAll("\\\\([{}$])", "$1")
            .replaceAll("\\^\\{?(?:\\\\circ|°)}?", "°")
            .replaceAll("\\s*(?:\\\\times|\\\\cdot|×)\\s*10\\^\\{?(-?\\d+)}?", "e$1")
            .replaceAll("[$€£]", "")
            .replaceAll("^\\s*(?:\\\\approx|≈|approximately|about)\\s*", "")
            .replaceAll("\\s+", " ")
            .strip()
            .replaceAll("[.,;]$", "");
    var named = NAMED.matcher(plain);
    return new MathValue(named.matches() ? named.group(1).strip() : plain);
  }

  /// What this, as the reference, says of another value.
  Verdict judge(MathValue given) {
    if (squeezed().equals(given.squeezed())) {
      return Verdict.PASS;
    }
    var mine = Quantity.of(text);
    var its = Quantity.of(given.text);
    if (mine.isPresent() && its.isPresent()) {
      return judge(mine.get(), its.get());
    }
    var parts = parts();
    var itsParts = given.parts();
    if (parts.size() > 1 && itsParts.size() > 1) {
      return judge(parts, itsParts, ORDERED.matcher(text).matches());
    }
    boolean words = PLAIN_WORDS.matcher(text).matches();
    boolean itsWords = PLAIN_WORDS.matcher(given.text).matches();
    return itsWords && (words || mine.isPresent()) ? Verdict.FAIL : Verdict.UNKNOWN;
  }

  private static Verdict judge(Quantity reference, Quantity given) {
    if (reference.otherKind(given)) {
      return Verdict.UNKNOWN;
    }
    return reference.equalNumber(given) ? Verdict.PASS : Verdict.FAIL;
  }

  private static Verdict judge(List<MathValue> reference, List<MathValue> given, boolean ordered) {
    if (reference.size() != given.size()) {
      return Verdict.FAIL;
    }
    return ordered ? judgeInOrder(reference, given) : judgeAsSets(reference, given);
  }

  private static Verdict judgeInOrder(List<MathValue> reference, List<MathValue> given) {
    var verdicts = EnumSet.of(Verdict.PASS);
    for (int i = 0; i < reference.size(); i++) {
      verdicts.add(reference.get(i).judge(given.get(i)));
    }
    return verdicts.contains(Verdict.FAIL)
        ? Verdict.FAIL
        : verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.PASS;
  }

  /// Equal values are paired off; of those that are left nobody can tell where two may be equal.
  private static Verdict judgeAsSets(List<MathValue> reference, List<MathValue> given) {
    var missing = new ArrayList<MathValue>();
    var left = new ArrayList<>(given);
    for (MathValue value : reference) {
      var equal = left.stream().filter(its -> value.judge(its) == Verdict.PASS).findFirst();
      equal.ifPresentOrElse(left::remove, () -> missing.add(value));
    }
    if (missing.isEmpty()) {
      return Verdict.PASS;
    }
    boolean open =
        missing.stream()
            .anyMatch(value -> left.stream().anyMatch(its -> value.judge(its) == Verdict.UNKNOWN));
    return open ? Verdict.UNKNOWN : Verdict.FAIL;
  }

  private List<MathValue> parts() {
    var bracketed = BRACKETED.matcher(text);
    return Arrays.stream(SEPARATOR.split(bracketed.matches() ? bracketed.group(1) : text))
        .filter(part -> !part.isBlank())
        .map(MathValue::of)
        .toList();
  }

  private String squeezed() {
    return text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }
}
