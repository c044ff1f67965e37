package io.athanor.verify.maths;

import io.athanor.verify.maths.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// Reads tokens as a [Term], by recursive descent.
///
///     sum      = product { (+|-) product }
///     product  = signed { (*|/) signed | power }      side by side is a product
///     signed   = (+|-) signed | power
///     power    = primary { ! | ° | ^ exponent }       from the right
///     primary  = number | mixed | name | function | root | frac | binom | ( sum ) | "|" sum "|"
///
/// Trees are at most [#DEEPEST] deep, and no larger than the tokens are many.
final class TermParser {
  private static final int DEEPEST = 40;
  private static final Set<String> OPENING =
      Set.of("(", "{", "⌊", "⌈", "√", "\\frac", "\\binom", "π");

  private final Cursor tokens;
  private int depth;
  private boolean withinBars;

  private TermParser(List<Token> tokens) {
    this.tokens = new Cursor(Letters.apart(tokens));
  }

  /// @throws Unread if they are no term
  static Term term(List<Token> tokens) {
    var parser = new TermParser(tokens);
    var term = parser.sum();
    if (!parser.tokens.ended()) {
      throw new Unread("not a term");
    }
    return term;
  }

  static Optional<Term> find(List<Token> tokens) {
    try {
      return Optional.of(term(tokens));
    } catch (Unread none) {
      return Optional.empty();
    }
  }

  private Term sum() {
    return nested(() -> {
      var sum = product();
      while (tokens.next("+") || tokens.next("-")) {
        boolean minus = tokens.take().is("-");
        var term = product();
        sum = minus ? sum.minus(term) : new Term.Sum(sum, term);
      }
      return sum;
    });
  }

  private Term product() {
    var product = signed();
    while (true) {
      if (tokens.took("*")) {
        product = new Term.Product(product, signed());
      } else if (tokens.took("/")) {
        product = new Term.Quotient(product, signed());
      } else if (beginsFactor()) {
        product = new Term.Product(product, power());
      } else {
        return product;
      }
    }
  }

  private Term signed() {
    if (tokens.took("-")) {
      return nested(this::signed).negated();
    }
    return tokens.took("+") ? nested(this::signed) : power();
  }

  private Term power() {
    var base = primary();
    while (true) {
      if (tokens.took("!")) {
        base = new Term.Call(Elementary.FACTORIAL, base);
      } else if (tokens.took("°")) {
        base = new Term.Product(base, new Term.Quotient(Term.Constant.PI, Term.of(180)));
      } else if (tokens.took("^") || tokens.took("**")) {
        base = new Term.Power(base, exponent());
      } else {
        return base;
      }
    }
  }

  private Term exponent() {
    if (tokens.next("{")) {
      return group("{", "}");
    }
    return tokens.took("-") ? nested(this::power).negated() : nested(this::power);
  }

  private Term primary() {
    var token = tokens.take();
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case NAME -> name(token.text());
      case WORD -> word(token.text());
      case SIGN -> sign(token.text());
    };
  }

  private Term sign(String sign) {
    return switch (sign) {
      case "(" -> rest(")");
      case "{" -> rest("}");
      case "[" -> rest("]");
      case "⌊" -> new Term.Call(Elementary.FLOOR, rest("⌋"));
      case "⌈" -> new Term.Call(Elementary.CEILING, rest("⌉"));
      case "|" -> new Term.Call(Elementary.ABS, between(true, "|"));
      case "π" -> Term.Constant.PI;
      case "√" -> root();
      case "\\frac" -> new Term.Quotient(argument(), argument());
      case "\\binom" -> binomial(argument(), argument());
      default -> throw new Unread("not a term");
    };
  }

  private Term number(Token token) {
    var number = new Term.Number(token.number());
    return (token.whole() ? mixed() : Optional.<Term>empty())
        .<Term>map(fraction -> new Term.Sum(number, fraction))
        .orElse(number);
  }

  /// `3 1/2` or `3\frac{1}{2}`: a proper fraction of whole numbers right after a whole number.
  private Optional<Term> mixed() {
    int begin = tokens.place();
    boolean slash =
        tokens.peek(0).filter(Token::whole).isPresent()
            && tokens.peek(1).filter(token -> token.is("/")).isPresent()
            && tokens.peek(2).filter(Token::whole).isPresent();
    if (!slash && !tokens.took("\\frac")) {
      return Optional.empty();
    }
    var above = argument();
    tokens.took("/");
    var below = argument();
    boolean proper =
        above instanceof Term.Number(var a)
            && below instanceof Term.Number(var b)
            && a.signum() > 0
            && a.compareTo(b) < 0;
    if (proper) {
      return Optional.of(new Term.Quotient(above, below));
    }
    if (slash) {
      throw new Unread("no mixed number");
    }
    tokens.backTo(begin);
    return Optional.empty();
  }

  private static Term name(String name) {
    return switch (name) {
      case "e" -> Term.Constant.E;
      case "i" -> Term.Constant.I;
      default -> new Term.Name(name);
    };
  }

  private Term word(String word) {
    var function = Elementary.named(word);
    if (function.isPresent()) {
      return call(function.get());
    }
    return switch (word) {
      case "pi", "Pi" -> Term.Constant.PI;
      case "sqrt" -> root();
      case "cbrt" -> new Term.Root(3, argument());
      case "log" -> logarithm();
      default -> throw new Unread("a word");
    };
  }

  private Term call(Elementary function) {
    if (!tokens.took("^") && !tokens.took("**")) {
      return new Term.Call(function, operand());
    }
    var exponent = exponent();
    var inverse = exponent.equals(Term.of(-1)) ? function.inverse() : Optional.<Elementary>empty();
    return inverse.isPresent()
        ? new Term.Call(inverse.get(), operand())
        : new Term.Power(new Term.Call(function, operand()), exponent);
  }

  private Term logarithm() {
    @Nullable Term base = tokens.took("_") ? nested(this::primary) : null;
    return new Term.Logarithm(base, operand());
  }

  /// What a function is of: what stands in brackets, or all factors up to the next function.
  private Term operand() {
    if (tokens.next("(") || tokens.next("{") || tokens.next("|")) {
      return nested(this::primary);
    }
    var operand = nested(this::power);
    while (beginsFactor() && !beginsFunction()) {
      operand = new Term.Product(operand, nested(this::power));
    }
    return operand;
  }

  private Term root() {
    var degree = tokens.next("[") ? group("[", "]") : Term.of(2);
    if (degree instanceof Term.Number(var value) && degree(value)) {
      return new Term.Root(value.intValue(), argument());
    }
    throw new Unread("roots are of whole degrees");
  }

  private static boolean degree(BigFraction value) {
    return value.isInteger()
        && value.compareTo(new BigFraction(2)) >= 0
        && value.compareTo(new BigFraction(100)) <= 0;
  }

  private static Term binomial(Term n, Term k) {
    var below =
        new Term.Product(
            new Term.Call(Elementary.FACTORIAL, k),
            new Term.Call(Elementary.FACTORIAL, n.minus(k)));
    return new Term.Quotient(new Term.Call(Elementary.FACTORIAL, n), below);
  }

  private Term argument() {
    return tokens.next("{") ? group("{", "}") : nested(this::primary);
  }

  private Term group(String open, String close) {
    tokens.expect(open);
    return rest(close);
  }

  private Term rest(String close) {
    return between(false, close);
  }

  private Term between(boolean bars, String close) {
    boolean outer = withinBars;
    withinBars = bars;
    var term = sum();
    withinBars = outer;
    tokens.expect(close);
    return term;
  }

  private Term nested(Supplier<Term> rule) {
    if (++depth > DEEPEST) {
      throw new Unread("too deep");
    }
    var term = rule.get();
    depth--;
    return term;
  }

  private boolean beginsFactor() {
    return tokens.peek(0).filter(this::beginsFactor).isPresent();
  }

  private boolean beginsFactor(Token token) {
    return switch (token.kind()) {
      case NUMBER ->
          !token.spaced() && tokens.peek(-1).filter(it -> it.kind() == Kind.SIGN).isPresent();
      case NAME, WORD -> true;
      case SIGN -> OPENING.contains(token.text()) || (token.is("|") && !withinBars);
    };
  }

  private boolean beginsFunction() {
    return tokens
        .peek(0)
        .filter(token -> Elementary.named(token.text()).isPresent() || token.is("log"))
        .isPresent();
  }
}
