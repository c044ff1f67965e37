package io.athanor.verify.maths;

import io.athanor.verify.maths.Token.Kind;
import io.athanor.verify.maths.Value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// Reads tokens as a number or an expression, with what it counts: `$1.2 million`, `5 km/h`, `2\pi
/// r`, `5 feet 3 inches`, `12 apples`. Pure.
record QuantityReader(Identity identity) {
  private static final int LONGEST_LABEL = 8;

  /// @throws Unread if they are none
  Quantity read(List<Token> tokens) {
    int sign =
        tokens.size() > 1 && (tokens.getFirst().is("-") || tokens.getFirst().is("+")) ? 1 : 0;
    if (tokens.size() > sign + 1 && Units.money(tokens.get(sign))) {
      var rest = new ArrayList<>(tokens);
      var money = Units.named(rest.remove(sign).text());
      rest.replaceAll(QuantityReader::thousands);
      return of(rest.getFirst().is(".") ? rest.subList(1, rest.size()) : rest, money);
    }
    return of(tokens, List.of());
  }

  /// `$3.5M`.
  private static Token thousands(Token token) {
    return switch (token.text()) {
      case "k", "K" -> Token.of(Kind.WORD, "thousand", true);
      case "M" -> Token.of(Kind.WORD, "million", true);
      case "B" -> Token.of(Kind.WORD, "billion", true);
      default -> token;
    };
  }

  /// Several quantities that are one: `1 hour and 30 minutes`.
  Optional<Quantity> compound(List<Token> tokens) {
    var starts =
        Stream.iterate(0, i -> i < tokens.size(), i -> i + 1)
            .filter(i -> tokens.get(i).kind() == Kind.NUMBER && startsPart(tokens, i))
            .toList();
    if (starts.size() < 2 || starts.getFirst() != 0) {
      return Optional.empty();
    }
    var parts = new ArrayList<Quantity>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : tokens.size();
      while (tokens.get(end - 1).is("and") || tokens.get(end - 1).is(",")) {
        end--;
      }
      var part = measured(tokens.subList(starts.get(i), end), List.of());
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return parts.getFirst().units().stream().flatMap(unit -> sum(parts, unit).stream()).findFirst();
  }

  private static boolean startsPart(List<Token> tokens, int at) {
    if (at == 0) {
      return true;
    }
    var before = tokens.get(at - 1);
    return before.kind() == Kind.WORD
        || before.is(",")
        || (before.kind() == Kind.NAME && tokens.get(at).spaced());
  }

  /// In the first part's unit; empty where the units are not of one kind, or do not get smaller.
  private Optional<Quantity> sum(List<Quantity> parts, Unit unit) {
    Term sum = Term.Number.ZERO;
    Optional<BigFraction> larger = Optional.empty();
    for (Quantity part : parts) {
      var its = part.units().stream().filter(unit::convertible).findFirst();
      var worth = its.flatMap(it -> identity.real(it.worth()));
      if (its.isEmpty() || worth.isEmpty() || !isSmaller(worth.get(), larger)) {
        return Optional.empty();
      }
      larger = worth;
      var inBaseUnits = new Term.Product(part.amount(), its.get().worth());
      sum = new Term.Sum(sum, new Term.Quotient(inBaseUnits, unit.worth()));
    }
    return Optional.of(new Quantity(sum, List.of(unit), null, false, null));
  }

  private static boolean isSmaller(BigFraction worth, Optional<BigFraction> than) {
    return than.isEmpty() || worth.compareTo(than.get()) < 0;
  }

  private Quantity of(List<Token> tokens, List<Unit> money) {
    return measured(tokens, money)
        .or(() -> TermParser.find(tokens).map(term -> quantity(term, tokens, money)))
        .or(() -> labelled(tokens))
        .orElseThrow(() -> new Unread("no quantity"));
  }

  private Quantity quantity(Term amount, List<Token> tokens, List<Unit> units) {
    return new Quantity(amount, units, rounding(amount, tokens), false, null);
  }

  /// A closed term and a unit that is known; words may follow it, as in `3 liters of water`.
  private Optional<Quantity> measured(List<Token> tokens, List<Unit> money) {
    for (int i = 1; i < tokens.size(); i++) {
      var rest = tokens.subList(i, tokens.size());
      var phrase = begins(rest) ? Units.phrase(rest) : Optional.<Units.Phrase>empty();
      if (phrase.isPresent() && inPlace(tokens, i, phrase.get())) {
        var amount = TermParser.find(tokens.subList(0, i)).filter(Term::closed);
        if (amount.isPresent()) {
          return Optional.of(measured(amount.get(), tokens, i, phrase.get(), money));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean begins(List<Token> rest) {
    var first = rest.getFirst();
    return first.letters() || !first.text().matches("[*^(){}\\d.]+");
  }

  private static boolean inPlace(List<Token> tokens, int begin, Units.Phrase phrase) {
    int end = begin + phrase.length();
    var after = tokens.subList(end, tokens.size());
    boolean sineOfAnAngle =
        tokens.get(begin).is("°")
            && tokens.subList(0, begin).stream()
                .anyMatch(token -> Elementary.named(token.text()).isPresent());
    boolean preposition = !after.isEmpty() && tokens.get(end - 1).is("in");
    return !sineOfAnAngle && !preposition && words(after);
  }

  private Quantity measured(
      Term amount, List<Token> tokens, int begin, Units.Phrase phrase, List<Unit> money) {
    var number = tokens.subList(0, begin);
    var rounding = rounding(amount, number);
    boolean multiplied = !phrase.multiplier().equals(Term.Number.ONE);
    var factor = identity.real(phrase.multiplier());
    var after = Tokens.text(tokens.subList(begin + phrase.length(), tokens.size()));
    return new Quantity(
        multiplied ? new Term.Product(amount, phrase.multiplier()) : amount,
        units(phrase.units(), money, after),
        rounding == null || factor.isEmpty() ? rounding : rounding.times(factor.get()),
        false,
        letters(tokens, begin).flatMap(_ -> TermParser.find(tokens)).orElse(null));
  }

  private static List<Unit> units(List<Unit> units, List<Unit> money, String after) {
    if (!money.isEmpty()) {
      return money.stream().flatMap(m -> units.stream().map(unit -> m.times(unit, 1))).toList();
    }
    if (!units.getFirst().plain()) {
      return units;
    }
    return after.isEmpty() ? List.of() : List.of(Unit.labelled(label(after)));
  }

  /// A unit of letters alone could as well be variables.
  private static Optional<List<Token>> letters(List<Token> tokens, int begin) {
    var unit = tokens.subList(begin, tokens.size());
    return unit.stream().noneMatch(token -> token.kind() == Kind.WORD) && unit.getFirst().letters()
        ? Optional.of(unit)
        : Optional.empty();
  }

  private Optional<Quantity> labelled(List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      var words = tokens.subList(i, tokens.size());
      if (words.getFirst().letters() && words(words)) {
        var number = tokens.subList(0, i);
        return TermParser.find(number)
            .filter(Term::closed)
            .map(amount ->
                quantity(amount, number, List.of(Unit.labelled(label(Tokens.text(words))))));
      }
    }
    return Optional.empty();
  }

  private static boolean words(List<Token> tokens) {
    return tokens.size() <= LONGEST_LABEL
        && tokens.stream().allMatch(token -> token.letters() || token.is("/") || token.is("-"))
        && !Words.changing(Tokens.text(tokens));
  }

  private static String label(String words) {
    return Words.normal(words).replaceAll("(?<=\\p{L}{2})s\\b", "");
  }

  /// Of a decimal alone, or of one times a power of ten.
  private @Nullable Rounding rounding(Term amount, List<Token> tokens) {
    int first = tokens.getFirst().is("-") || tokens.getFirst().is("+") ? 1 : 0;
    if (first >= tokens.size()) {
      return null;
    }
    var number = tokens.get(first);
    var rest = tokens.subList(first + 1, tokens.size());
    boolean power =
        rest.size() > 2 && rest.get(0).is("*") && rest.get(1).is("10") && rest.get(2).is("^");
    var value = number.value();
    var rounding = number.rounding();
    if (value == null || rounding == null || !(rest.isEmpty() || power)) {
      return null;
    }
    var whole = rest.isEmpty() ? Optional.<BigFraction>empty() : identity.real(amount);
    return value.signum() == 0 || whole.isEmpty()
        ? rounding
        : rounding.times(whole.get().divide(value));
  }
}
