package io.athanor.verify.maths;

import io.athanor.verify.maths.Token.Kind;
import io.athanor.verify.maths.Value.Infinity;
import io.athanor.verify.maths.Value.Named;
import io.athanor.verify.maths.Value.Quantity;
import io.athanor.verify.maths.Value.Reals;
import io.athanor.verify.maths.Value.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;

/// Reads what is said with `=`, `<`, `∈` and the like. Pure.
///
/// | written | read as |
/// | --- | --- |
/// | `x = 3`, `f(2) = 3`, `AB = 3`, `x ∈ {1, 2}` | the value, named |
/// | `x = 1 + 2 = 3`, `1 + 2 = 3` | the last of the chain |
/// | `x > 3`, `0 ≤ x < 1`, `x ≠ 3` | a range, named |
/// | `x^2 + y^2 = 4`, `2x + y < 3` | an equation, an inequality |
///
/// @param item reads the right side
record RelationReader(Identity identity, Function<List<Token>, Value> item) {
  private static final Set<String> SIGNS = Set.of("=", "≈", "<", ">", "≤", "≥", "≠", "∈");
  private static final Set<String> INFINITE = Set.of("∞", "inf", "infinity", "infty", "oo");

  /// Letters that name functions when brackets follow; others are multiplied.
  private static final String FUNCTION_NAME = "[fghpA-Z](?:'|_.*)?";

  static boolean relates(Token token) {
    return SIGNS.contains(token.text());
  }

  static Optional<Infinity> infinity(List<Token> tokens) {
    boolean signed = tokens.size() == 2 && tokens.getFirst().text().matches("[-+]");
    return (tokens.size() == 1 || signed)
            && INFINITE.contains(tokens.getLast().text().toLowerCase(Locale.ROOT))
        ? Optional.of(new Infinity(signed && tokens.getFirst().is("-")))
        : Optional.empty();
  }

  Value read(List<Token> tokens, List<Integer> places) {
    var sides = Tokens.between(tokens, places);
    var signs = places.stream().map(place -> tokens.get(place).text()).toList();
    if (sides.getLast().isEmpty()) {
      throw new Unread("no right side");
    }
    if (signs.stream().allMatch(sign -> sign.equals("=") || sign.equals("≈"))) {
      int about = signs.indexOf("≈");
      boolean onlyAbout =
          about == 0 && (sides.getFirst().isEmpty() || name(sides.getFirst()).isPresent());
      var exact = about < 0 || onlyAbout ? sides.getLast() : sides.get(about);
      return equality(sides, exact, about >= 0);
    }
    if (signs.size() == 1 && signs.getFirst().equals("∈")) {
      return named(name(sides.getFirst()), item.apply(sides.getLast()));
    }
    return inequality(sides, signs);
  }

  /// @param exact the last side that is not only about equal, as `1/3` in `x = 1/3 ≈ 0.33`
  private Value equality(List<List<Token>> sides, List<Token> exact, boolean about) {
    var first = sides.getFirst();
    var name = name(first);
    if (first.isEmpty() || name.isPresent()) {
      return named(name, about(item.apply(exact), about));
    }
    var terms = sides.stream().map(TermParser::find).flatMap(Optional::stream).toList();
    if (terms.size() == sides.size() && terms.stream().allMatch(Term::closed)) {
      return about(item.apply(exact), about);
    }
    var last = name(sides.getLast());
    if (sides.size() == 2 && last.isPresent() && terms.size() == 2 && terms.getFirst().closed()) {
      return named(last, item.apply(first));
    }
    if (sides.size() != 2) {
      throw new Unread("a chain of equations");
    }
    return new Relation("=", TermParser.term(first).minus(TermParser.term(sides.getLast())));
  }

  private static Value about(Value value, boolean about) {
    return about && value instanceof Quantity it
        ? new Quantity(it.amount(), it.units(), it.rounding(), true, it.product())
        : value;
  }

  private static Value named(Optional<String> name, Value value) {
    return name.<Value>map(it -> new Named(it, value)).orElse(value);
  }

  private Value inequality(List<List<Token>> sides, List<String> signs) {
    var first = variable(sides.getFirst());
    var last = variable(sides.getLast());
    if (signs.size() == 2 && variable(sides.get(1)).isPresent()) {
      var low = half(signs.get(0), end(sides.get(0)), false);
      var high = half(signs.get(1), end(sides.get(2)), true);
      return new Named(
          variable(sides.get(1)).orElseThrow(),
          new Reals(new Range.Intersection(List.of(low, high))));
    }
    if (signs.size() == 1 && first.isPresent() && closed(sides.getLast())) {
      return new Named(first.get(), new Reals(half(signs.getFirst(), end(sides.getLast()), true)));
    }
    if (signs.size() == 1 && last.isPresent() && closed(sides.getFirst())) {
      return new Named(last.get(), new Reals(half(signs.getFirst(), end(sides.getFirst()), false)));
    }
    if (signs.size() != 1 || !signs.getFirst().matches("[<>≤≥]")) {
      throw new Unread("an inequality of another kind");
    }
    var left = TermParser.term(sides.getFirst());
    var right = TermParser.term(sides.getLast());
    boolean less = signs.getFirst().matches("[<≤]");
    var sign = signs.getFirst().matches("[<>]") ? "<" : "≤";
    return new Relation(sign, less ? left.minus(right) : right.minus(left));
  }

  private static boolean closed(List<Token> tokens) {
    return infinity(tokens).isPresent() || TermParser.find(tokens).filter(Term::closed).isPresent();
  }

  /// Empty for an infinite end.
  private Optional<BigFraction> end(List<Token> tokens) {
    if (infinity(tokens).isPresent()) {
      return Optional.empty();
    }
    var end = identity.real(TermParser.term(tokens));
    if (end.isEmpty()) {
      throw new Unread("no real end");
    }
    return end;
  }

  /// @param nameFirst whether the name stands before the sign
  private static Range half(String sign, Optional<BigFraction> end, boolean nameFirst) {
    if (end.isEmpty()) {
      return Range.Span.EVERYTHING;
    }
    if (sign.equals("≠")) {
      return new Range.Without(Range.Span.EVERYTHING, List.of(end.get()));
    }
    if (!sign.matches("[<>≤≥]")) {
      throw new Unread("no inequality");
    }
    boolean closed = sign.matches("[≤≥]");
    boolean below = sign.matches("[<≤]") == nameFirst;
    return below
        ? new Range.Span(null, false, end.get(), closed)
        : new Range.Span(end.get(), closed, null, false);
  }

  /// What can be bounded: any name but an absolute value.
  private static Optional<String> variable(List<Token> tokens) {
    return name(tokens).filter(name -> !name.startsWith("|"));
  }

  /// What can be a name: a letter, a segment (`AB`), a function's value (`f(2)`, `P(A)`,
  /// `\sin\theta`), a derivative, a tuple of letters, words.
  private static Optional<String> name(List<Token> tokens) {
    return isName(tokens) ? Optional.of(Tokens.text(tokens)) : Optional.empty();
  }

  private static boolean isName(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return false;
    }
    var first = tokens.getFirst();
    var rest = withoutInverse(tokens.subList(1, tokens.size()));
    if (rest.isEmpty()) {
      return first.kind() == Kind.NAME || word(first);
    }
    if (Tokens.bracketed(tokens)) {
      var entries = Tokens.entries(Tokens.inside(tokens));
      return entries.size() > 1 && entries.stream().allMatch(RelationReader::isName);
    }
    if (first.is("\\frac")) {
      return rest.stream().allMatch(token -> token.text().matches("[{}]|d\\p{L}?"));
    }
    if (first.is("∠") || first.is("|") || first.is("△")) {
      return rest.stream().allMatch(token -> token.letters() || token.is("|"));
    }
    boolean function = Elementary.named(first.text()).isPresent();
    if (function || first.text().matches(FUNCTION_NAME)) {
      return (Tokens.bracketed(rest) && rest.getFirst().is("(")) || (function && rest.size() == 1);
    }
    return tokens.stream().allMatch(Token::letters)
        && tokens.stream().anyMatch(RelationReader::word);
  }

  /// What follows `f` in `f^{-1}(x)`.
  private static List<Token> withoutInverse(List<Token> tokens) {
    return Tokens.text(tokens).startsWith("^ { - 1 } (")
        ? tokens.subList(5, tokens.size())
        : tokens;
  }

  /// Not letters side by side that are multiplied.
  private static boolean word(Token token) {
    return token.kind() == Kind.WORD
        && (token.text().length() > 3 || token.text().equals(token.text().toUpperCase(Locale.ROOT)))
        && Elementary.named(token.text()).isEmpty();
  }
}
