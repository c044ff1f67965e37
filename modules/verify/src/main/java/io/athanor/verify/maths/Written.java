package io.athanor.verify.maths;

import com.fasterxml.jackson.core.type.TypeReference;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A written answer in plain notation: LaTeX, Markdown and typography are gone, what they say is
/// left. Pure.
///
/// `\frac` and `\binom` keep their names; a root is `√`, a repeating decimal `0.1‾6`, a raised
/// digit `^{2}`, a matrix the tuple of its rows, and the braces of a set keep their backslash.
final class Written {

  private record Notation(
      Map<String, String> commands, Set<String> looks, Map<String, String> characters) {}

  /// A rewriting of one notation into another, everywhere in the text.
  private record Rule(Pattern from, String to) {
    Rule(String from, String to) {
      this(Pattern.compile(from), to);
    }

    static String all(Rule[] rules, String text) {
      var plain = text;
      for (Rule rule : rules) {
        plain = rule.from.matcher(plain).replaceAll(rule.to);
      }
      return plain;
    }
  }

  private static final Notation NOTATION = Tables.read("notation.yaml", new TypeReference<>() {});

  private static final Pattern LOOKS =
      Pattern.compile("\\\\(?:" + String.join("|", NOTATION.looks) + ")\\s*\\{");
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)\\*?");
  private static final Pattern CHARACTER =
      Pattern.compile(
          NOTATION.characters.keySet().stream()
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));
  private static final Pattern RAISED = Pattern.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,20}");
  private static final Pattern LOWERED = Pattern.compile("[₀₁₂₃₄₅₆₇₈₉]{1,20}");
  private static final Pattern MATRIX =
      Pattern.compile(
          "\\\\begin\\{[a-zA-Z]?matrix}(.{0,800}?)\\\\end\\{[a-zA-Z]?matrix}", Pattern.DOTALL);
  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "^[\\s#>*_-]*(?:(?:so|thus|hence|therefore),?\\s+)?"
              + "(?:(?:the |my )?(?:final |correct )?answer\\b[\\s*:=]*(?:is\\b)?|(?<=####))[\\s:*]*",
          Pattern.CASE_INSENSITIVE);

  private static final Rule[] NUMBERS = {
    new Rule("(?<=\\d)(?:\\\\[,;! ]|\\{,}|,\\\\!)\\s?(?=\\d{3}(?!\\d))", ""),
    new Rule("(?<=\\d)\\{,}(?=\\d{1,2}(?!\\d))", "."),
    new Rule("(?<=€\\s?\\d{1,6}),(?=\\d\\d(?!\\d))|(?<=\\d),(?=\\d\\d\\s?€)", "."),
    new Rule("\\\\(?:overline|bar|dot)\\s*\\{?\\s*(\\d{1,20})\\s*}?", "‾$1"),
    new Rule(
        "(?<![\\d.])(\\d{0,20}\\.\\d{0,12}?)(\\d{1,12}?)\\2+\\s*(?:\\.\\.\\.|\\\\[lc]?dots)",
        "$1‾$2"),
    new Rule("(?<=\\d)\\s*[xX]\\s*(?=10\\s*\\^)", "*"),
  };
  private static final Rule[] DELIMITERS = {
    new Rule("\\\\[()\\[\\]]|\\$\\$", " "),
    new Rule("\\\\\\$", "＄"),
    new Rule("\\$([^$]*)\\$(?!\\d)", " $1 "),
    new Rule("＄", "\\$"),
    new Rule("(?<![\\w)])\\*\\*([^*]+)\\*\\*(?![\\w(])|`([^`]*)`", " $1$2 "),
    new Rule("\\\\[,;:! ]|~|\\\\\\\\", " "),
    new Rule("\\\\([%#&_])", "$1"),
  };
  private static final Rule[] FRACTIONS = {
    new Rule("\\\\[dtc]frac(?![a-z])", "\\\\frac"),
    new Rule("\\\\[dt]binom(?![a-z])", "\\\\binom"),
    new Rule("\\\\frac\\s*(\\d)\\s*(\\d)", "\\\\frac{$1}{$2}"),
    new Rule("\\\\frac\\s*(\\d)\\s*\\{", "\\\\frac{$1}{"),
    new Rule("\\{([^{}]*)\\\\over(?![a-z])([^{}]*)}", "\\\\frac{$1}{$2}"),
    new Rule("\\{([^{}]*)\\\\choose(?![a-z])([^{}]*)}", "\\\\binom{$1}{$2}"),
    new Rule("\\\\mathbb\\s*\\{?\\s*R\\s*}?", "ℝ"),
    new Rule("\\\\overline\\s*\\{([^{}]*)}", " $1 "),
  };
  private static final Rule[] REST = {
    new Rule("\\^\\s*(?:\\{\\s*°\\s*}|°)", "°"),
    new Rule("(?<![\\d.,^/(\\[{])(\\d{1,3}) (\\d{3})(?: (\\d{3}))?(?![\\d.,/]| \\d)", "$1$2$3"),
    new Rule("\\b(sq|cu|ft|in|hrs?|mins?|secs?|lbs?|oz|yds?|Rs)\\.(?=\\s|$)", "$1"),
    new Rule("<=|=<", "≤"),
    new Rule(">=|=>", "≥"),
    new Rule("!=|<>", "≠"),
    new Rule("\\+/?-", "±"),
    new Rule("\\s+", " "),
    new Rule("[\\s.,;:]+$", ""),
  };

  private Written() {}

  static String plain(String text) {
    var plain = CHARACTER.matcher(text).replaceAll(Written::character);
    plain = RAISED.matcher(plain).replaceAll(digits -> "^{" + digitsOf(digits) + "}");
    plain = LOWERED.matcher(plain).replaceAll(digits -> "_{" + digitsOf(digits) + "}");
    plain = MATRIX.matcher(plain).replaceAll(Written::rows);
    plain = Rule.all(NUMBERS, withoutLooks(plain));
    plain = Rule.all(FRACTIONS, Rule.all(DELIMITERS, plain));
    plain = COMMAND.matcher(plain).replaceAll(Written::command);
    plain = INTRODUCTION.matcher(plain.strip()).replaceFirst("");
    return Rule.all(REST, plain).replaceFirst("^[\\s#]+", "").strip();
  }

  private static String character(MatchResult found) {
    return Matcher.quoteReplacement(NOTATION.characters.getOrDefault(found.group(), ""));
  }

  private static String command(MatchResult found) {
    var name = found.group(1);
    var meaning =
        switch (name) {
          case "frac", "binom", "begin", "end" -> "\\" + name;
          default -> NOTATION.commands.getOrDefault(name, unknown(name));
        };
    return Matcher.quoteReplacement(meaning);
  }

  /// A function's name is read; any other command makes the answer text.
  private static String unknown(String command) {
    boolean function = Elementary.named(command).isPresent() || command.equals("log");
    return function ? " " + command + " " : "\\" + command + " ";
  }

  /// In Unicode's blocks of raised and lowered digits, by what they are normalised to.
  private static String digitsOf(MatchResult found) {
    return Normalizer.normalize(found.group(), Normalizer.Form.NFKC).replace('−', '-');
  }

  private static String rows(MatchResult matrix) {
    var rows =
        Arrays.stream(matrix.group(1).split("\\\\\\\\(?:\\s*\\[[^\\]]*])?"))
            .filter(row -> !row.isBlank())
            .map(row -> row.strip().replace("&", ", "))
            .toList();
    boolean vector = rows.size() == 1 || rows.stream().noneMatch(row -> row.contains(", "));
    var joined = vector ? String.join(", ", rows) : "(" + String.join("), (", rows) + ")";
    return Matcher.quoteReplacement("(" + joined + ")");
  }

  /// Innermost first: the last that opens closes before any other does.
  private static String withoutLooks(String text) {
    var plain = text;
    for (var last = last(plain); last != null; last = last(plain)) {
      int end = Braces.end(plain, last.end());
      if (end < 0) {
        return plain;
      }
      plain =
          plain.substring(0, last.start())
              + " "
              + plain.substring(last.end(), end)
              + " "
              + plain.substring(end + 1);
    }
    return plain;
  }

  private static @Nullable MatchResult last(String text) {
    return LOOKS.matcher(text).results().reduce((a, b) -> b).orElse(null);
  }
}
