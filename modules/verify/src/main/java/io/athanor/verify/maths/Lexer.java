package io.athanor.verify.maths;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/// Cuts a plainly written answer into tokens. Pure.
///
/// Commas divide thousands (`1,200`) unless they stand in brackets, where they divide entries.
final class Lexer {
  private static final int MOST_TOKENS = 400;
  private static final int LONGEST_EXPONENT = 3;

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space>\\s*)
          (?:(?<number>(?:\\d{1,3}(?<thousands>(?:,\\d{3})+)(?!\\d)|\\d{1,200})(?:\\.\\d{0,200})?
              |\\.\\d{1,200})
             (?:‾(?<period>\\d{1,20}))?
             (?:[eE](?<exponent>[-+]?\\d+)(?![\\w.]))?
          |(?<function>sin|cos|tan|ln|log)(?=[a-gi-zθαβ](?!\\p{L}))
          |(?<currency>US\\$)
          |(?<letters>[\\p{L}&&[^πℝ]](?:[\\p{L}'&&[^πℝ]]*[\\p{L}&&[^πℝ]])?'*)
             (?:_(?<index>\\{[^{}]{1,20}}|[\\p{L}\\d]+))?
          |(?<command>\\\\(?:frac|binom|[{}]))
          |(?<sign>\\*\\*|\\S))
          """,
          Pattern.COMMENTS);

  private Lexer() {}

  /// @throws Unread where there is too much of it
  static List<Token> tokens(String plain) {
    var tokens = new ArrayList<Token>();
    int depth = 0;
    int at = 0;
    var matcher = TOKEN.matcher(plain);
    while (at < plain.length() && matcher.find(at) && matcher.start() == at) {
      at = matcher.end();
      if (matcher.group("thousands") != null && depth > 0) {
        at = matcher.start("thousands");
        tokens.add(whole(plain.substring(matcher.start("number"), at), matcher));
      } else {
        add(matcher, tokens);
      }
      depth += depth(tokens.getLast(), tokens.size() == 1);
      if (tokens.size() > MOST_TOKENS) {
        throw new Unread("too long");
      }
    }
    return List.copyOf(tokens);
  }

  private static int depth(Token token, boolean first) {
    return switch (token.text()) {
      case "(", "[", "⟨", "\\{" -> 1;
      case "{" -> first ? 1 : 0;
      case ")", "]", "⟩", "\\}" -> -1;
      default -> 0;
    };
  }

  private static void add(Matcher matcher, List<Token> tokens) {
    boolean spaced = !matcher.group("space").isEmpty();
    if (matcher.group("number") != null) {
      tokens.add(number(matcher, spaced));
    } else if (matcher.group("function") != null) {
      tokens.add(Token.of(Token.Kind.WORD, matcher.group("function"), spaced));
    } else if (matcher.group("letters") != null) {
      addLetters(matcher, spaced, tokens);
    } else {
      tokens.add(Token.of(Token.Kind.SIGN, matcher.group().strip(), spaced));
    }
  }

  /// An index belongs to a letter; after a word, such as `log_2`, it stands by itself.
  private static void addLetters(Matcher matcher, boolean spaced, List<Token> tokens) {
    var letters = matcher.group("letters");
    var index = matcher.group("index");
    var kind = letters.length() == 1 ? Token.Kind.NAME : Token.Kind.WORD;
    if (index == null) {
      tokens.add(Token.of(kind, letters, spaced));
      return;
    }
    var bare = index.replaceAll("[{}\\s]", "");
    if (Elementary.named(letters).isEmpty() && !letters.equals("log")) {
      tokens.add(Token.of(Token.Kind.NAME, letters + "_" + bare, spaced));
      return;
    }
    tokens.add(Token.of(Token.Kind.WORD, letters, spaced));
    tokens.add(Token.of(Token.Kind.SIGN, "_", false));
    tokens.addAll(tokens(bare));
  }

  private static Token whole(String digits, Matcher matcher) {
    boolean spaced = !matcher.group("space").isEmpty();
    var value = new BigFraction(new BigInteger(digits));
    return new Token(Token.Kind.NUMBER, digits, spaced, value, null);
  }

  private static Token number(Matcher matcher, boolean spaced) {
    var text = matcher.group("number").replace(",", "");
    var decimal = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    var exponent = matcher.group("exponent");
    if (exponent != null && exponent.replaceAll("[-+]", "").length() > LONGEST_EXPONENT) {
      throw new Unread("exponent out of bounds");
    }
    int power = exponent == null ? 0 : Integer.parseInt(exponent);
    var value = fraction(decimal.scaleByPowerOfTen(power));
    var period = matcher.group("period");
    if (period != null) {
      value = value.add(repeating(period, text.length() - 1 - text.indexOf('.')));
    }
    boolean rounded = period == null && text.contains(".") && !text.endsWith(".");
    var rounding =
        rounded
            ? new Rounding(
                fraction(BigDecimal.ONE.scaleByPowerOfTen(power - decimal.scale())),
                decimal.precision())
            : null;
    return new Token(Token.Kind.NUMBER, matcher.group().strip(), spaced, value, rounding);
  }

  /// `0.0‾16` is 16/99 of a tenth.
  private static BigFraction repeating(String period, int places) {
    var nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
    return new BigFraction(new BigInteger(period), nines.multiply(BigInteger.TEN.pow(places)));
  }

  private static BigFraction fraction(BigDecimal decimal) {
    var power = BigInteger.TEN.pow(Math.abs(decimal.scale()));
    return decimal.scale() >= 0
        ? new BigFraction(decimal.unscaledValue(), power)
        : new BigFraction(decimal.unscaledValue().multiply(power));
  }
}
