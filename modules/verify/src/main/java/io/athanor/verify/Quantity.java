package io.athanor.verify;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An exact number with what stands after it.
///
/// @param numerator of the fraction that it is
/// @param denominator never 0; 1 for a whole or decimal number
/// @param percent whether a percent sign follows
/// @param unit words after the number, lower case, without the plural's s; "" for none
record Quantity(BigDecimal numerator, BigDecimal denominator, boolean percent, String unit) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  // Numbers are kept short: an exponent of a billion would be a number of a billion digits.
  private static final Pattern FORM =
      Pattern.compile(
          """
          (?<sign>[-+]?)\\s*
          (?:(?<whole>\\d{1,30})\\s+(?=\\d+\\s*/))?
          (?<number>(?:\\d{1,3}(?:,\\d{3}){1,20}|\\d{1,60})(?:\\.\\d{0,60})?|\\.\\d{1,60})
          (?:e(?<exponent>[-+]?\\d{1,3}))?
          (?:\\s*/\\s*(?<divisor>\\d{1,60}(?:\\.\\d{1,60})?))?
          \\s*(?<percent>%|percent)?
          \\s*(?<unit>[\\p{L}°](?:[\\p{L}\\s/.°²³]|\\^\\{?-?\\d}?)*)?
          """,
          Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_A_SENTENCE =
      Pattern.compile(
          "[\\p{L}\\s',:]*[\\s:](?<number>[-+]?\\d[\\d,./]*%?)(?:\\s[\\p{L}\\s',.:]*)?");

  /// Letters that stand for a unit; every other letter alone is taken for a variable.
  private static final Set<String> SHORT_UNITS = Set.of("m", "g", "s", "h", "l", "°");

  /// Reads a text that is a quantity, or a plain sentence around a single number.
  static Optional<Quantity> of(String text) {
    var alone = FORM.matcher(text);
    if (alone.matches()) {
      return read(alone);
    }
    var sentence = IN_A_SENTENCE.matcher(text);
    if (!sentence.matches()) {
      return Optional.empty();
    }
    var number = FORM.matcher(sentence.group("number"));
    return number.matches() ? read(number) : Optional.empty();
  }

  private static Optional<Quantity> read(Matcher form) {
    var number = new BigDecimal(form.group("number").replace(",", ""));
    if (form.group("exponent") != null) {
      number = number.scaleByPowerOfTen(Integer.parseInt(form.group("exponent")));
    }
    var divisor =
        form.group("divisor") == null ? BigDecimal.ONE : new BigDecimal(form.group("divisor"));
    if (divisor.signum() == 0) {
      return Optional.empty();
    }
    if (form.group("whole") != null) {
      number = number.add(new BigDecimal(form.group("whole")).multiply(divisor));
    }
    if (form.group("sign").equals("-")) {
      number = number.negate();
    }
    return Optional.of(
        new Quantity(number, divisor, form.group("percent") != null, unit(form.group("unit"))));
  }

  private static String unit(@Nullable String text) {
    return text == null
        ? ""
        : text.toLowerCase(Locale.ROOT).replaceAll("[\\s.]", "").replaceAll("(?<=..)s$", "");
  }

  /// Whether the numbers are the same; where one alone is a percentage, 50 % is both 50 and 0.5.
  boolean equalNumber(Quantity other) {
    if (same(other)) {
      return true;
    }
    if (percent == other.percent) {
      return false;
    }
    return percent ? hundredth().same(other) : same(other.hundredth());
  }

  /// Whether what stands after the numbers makes them quantities of different kinds: another unit,
  /// or a variable. That one names its unit and the other does not makes no difference.
  boolean otherKind(Quantity other) {
    boolean bothNamed = !unit.isEmpty() && !other.unit.isEmpty();
    return !unit.equals(other.unit) && (bothNamed || variable(unit) || variable(other.unit));
  }

  private static boolean variable(String unit) {
    var name = unit.replaceFirst("\\^.*", "");
    return name.equals("pi") || (name.length() == 1 && !SHORT_UNITS.contains(name));
  }

  private boolean same(Quantity other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator))
        == 0;
  }

  private Quantity hundredth() {
    return new Quantity(numerator, denominator.multiply(HUNDRED), percent, unit);
  }
}
