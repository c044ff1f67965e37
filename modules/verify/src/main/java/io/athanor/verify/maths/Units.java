package io.athanor.verify.maths;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The units of `maths/units.yaml`, and phrases made of them: `km/h`, `square meters`, `m/s^2`,
/// `dollars per hour`. Pure.
final class Units {

  private record Row(String is, String of, List<String> names) {}

  /// A phrase that was read.
  ///
  /// @param units what it can mean, at least one
  /// @param multiplier the product of its numbers: `million dollars`
  /// @param length how many tokens it takes
  record Phrase(List<Unit> units, Term multiplier, int length) {}

  private static final Map<String, List<Unit>> BY_NAME = load();
  private static final Set<String> MONEY_SIGNS =
      Set.of("$", "US$", "€", "£", "¥", "₹", "Rs", "USD", "EUR", "GBP");
  private static final Map<String, Integer> POWERS =
      Map.of("square", 2, "sq", 2, "cubic", 3, "cu", 3, "squared", 2, "cubed", 3);

  private Units() {}

  static boolean money(Token token) {
    return MONEY_SIGNS.contains(token.text());
  }

  /// The units of a name; its case counts only where a lower-case name is another one.
  static List<Unit> named(String name) {
    var exact = BY_NAME.get(name);
    if (exact != null || name.length() < 3) {
      return exact == null ? List.of() : exact;
    }
    return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /// The longest phrase at the beginning of the tokens.
  static Optional<Phrase> phrase(List<Token> tokens) {
    int at = 0;
    var product = List.of(Unit.NONE);
    int sign = 1;
    Term multiplier = Term.Number.ONE;
    int end = 0;
    while (at < tokens.size()) {
      var token = tokens.get(at);
      boolean per = token.is("/") || (token.is("per") && !followedBy("cent", tokens, at));
      if (per || (end > 0 && token.is("*"))) {
        sign = per ? -1 : sign;
        at++;
        continue;
      }
      var factor = factor(tokens.subList(at, tokens.size()), sign);
      if (factor.isEmpty()) {
        break;
      }
      product = times(product, factor.get().units());
      multiplier = times(multiplier, factor.get().multiplier());
      at += factor.get().length();
      end = at;
    }
    return end == 0 ? Optional.empty() : Optional.of(new Phrase(product, multiplier, end));
  }

  private static boolean followedBy(String text, List<Token> tokens, int at) {
    return at + 1 < tokens.size() && tokens.get(at + 1).is(text);
  }

  private static Optional<Phrase> factor(List<Token> tokens, int sign) {
    int before = POWERS.getOrDefault(tokens.getFirst().text(), 0);
    int at = before == 0 ? 0 : 1;
    var name = name(tokens.subList(at, tokens.size()));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    at += name.get().length();
    var after = power(tokens.subList(at, tokens.size()));
    int power = sign * (before == 0 ? after.power : before);
    var units = name.get().units();
    if (units.getFirst().dimensions().isEmpty()) {
      return Optional.of(
          new Phrase(List.of(Unit.NONE), units.getFirst().worth(), at + after.length));
    }
    var raised = units.stream().map(unit -> Unit.NONE.times(unit, power)).toList();
    return Optional.of(new Phrase(raised, Term.Number.ONE, at + after.length));
  }

  /// Of at most two tokens, as `degrees Celsius` and `US$` are, the longest first.
  private static Optional<Phrase> name(List<Token> tokens) {
    for (int length = Math.min(2, tokens.size()); length > 0; length--) {
      var words = tokens.subList(0, length);
      boolean glued = words.getFirst().is("°");
      var units =
          named(words.stream().map(Token::text).collect(Collectors.joining(glued ? "" : " ")));
      if (!units.isEmpty()) {
        return Optional.of(new Phrase(units, Term.Number.ONE, length));
      }
    }
    return Optional.empty();
  }

  private record Power(int power, int length) {}

  private static Power power(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return new Power(1, 0);
    }
    var first = tokens.getFirst().text();
    if (first.equals("squared") || first.equals("cubed")) {
      return new Power(POWERS.getOrDefault(first, 1), 1);
    }
    if (!first.equals("^")) {
      return new Power(1, 0);
    }
    int at = 1;
    int sign = 1;
    while (at < tokens.size() && (tokens.get(at).is("{") || tokens.get(at).is("-"))) {
      sign = tokens.get(at).is("-") ? -1 : sign;
      at++;
    }
    if (at == tokens.size() || !tokens.get(at).text().matches("[1-9]")) {
      return new Power(1, 0);
    }
    int power = sign * Integer.parseInt(tokens.get(at).text());
    boolean closed = at + 1 < tokens.size() && tokens.get(at + 1).is("}");
    return new Power(power, at + (closed ? 2 : 1));
  }

  private static List<Unit> times(List<Unit> left, List<Unit> right) {
    return left.stream().flatMap(a -> right.stream().map(b -> a.times(b, 1))).limit(8).toList();
  }

  private static Term times(Term a, Term b) {
    return a.equals(Term.Number.ONE) ? b : b.equals(Term.Number.ONE) ? a : new Term.Product(a, b);
  }

  private static Map<String, List<Unit>> load() {
    var byName = new HashMap<String, List<Unit>>();
    for (Row row : Tables.read("units.yaml", new TypeReference<List<Row>>() {})) {
      var unit = new Unit(TermParser.term(Lexer.tokens(row.is)), dimensions(row.of), "");
      row.names.forEach(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(unit));
    }
    return Map.copyOf(byName);
  }

  private static Map<String, Integer> dimensions(String written) {
    var dimensions = new HashMap<String, Integer>();
    for (String factor : written.split(" ")) {
      if (!factor.isEmpty()) {
        var parts = factor.split("\\^");
        dimensions.put(parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
      }
    }
    return Map.copyOf(dimensions);
  }
}
