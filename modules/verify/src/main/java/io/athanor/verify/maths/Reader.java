package io.athanor.verify.maths;

import io.athanor.verify.maths.Token.Kind;
import io.athanor.verify.maths.Value.Named;
import io.athanor.verify.maths.Value.Quantity;
import io.athanor.verify.maths.Value.Reals;
import io.athanor.verify.maths.Value.Several;
import io.athanor.verify.maths.Value.Text;
import io.athanor.verify.maths.Value.Tuple;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/// Reads a written answer as a [Value]. Pure.
///
/// Whatever is not in the grammar is [Text], so everything can be read.
final class Reader {

  /// Longer answers are text.
  static final int LONGEST = 2000;

  private static final Pattern ABOUT =
      Pattern.compile(
          "^(?:≈|approximately|approx\\.?|about|roughly|around|nearly)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YES_OR_NO =
      Pattern.compile("^(yes|no)\\b[,.;:].*", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_A_SENTENCE =
      Pattern.compile(
          "(?<before>[\\p{L}\\s',:]{1,200}[\\s:])(?<number>[-+$€£]{0,2}\\d[^\\s]*)(?<after>[^\\d]{0,200})");

  private final Identity identity;
  private final QuantityReader quantities;

  Reader(Deadline deadline) {
    this.identity = new Identity(deadline);
    this.quantities = new QuantityReader(identity);
  }

  Value read(String written) {
    if (written.length() > LONGEST) {
      return new Text(written.strip(), false);
    }
    var plain = Written.plain(written);
    var about = ABOUT.matcher(plain);
    if (!about.find()) {
      return value(plain);
    }
    return approximate(value(plain.substring(about.end())));
  }

  private Value value(String plain) {
    var meaning = Words.meaning(plain);
    if (meaning.isPresent()) {
      return meaning(meaning.get());
    }
    var yesOrNo = YES_OR_NO.matcher(plain);
    if (yesOrNo.matches()) {
      return new Text(Words.normal(yesOrNo.group(1)), true);
    }
    return Moments.find(plain)
        .or(() -> statement(plain))
        .or(() -> sentence(plain))
        .orElseGet(() -> new Text(Words.normal(plain), false));
  }

  private static Value meaning(String meaning) {
    return switch (meaning) {
      case "nothing" -> new Several(List.of(), true);
      case "everything" -> new Reals(Range.Span.EVERYTHING);
      case "infinity" -> new Value.Infinity(false);
      case "-infinity" -> new Value.Infinity(true);
      case "noon" -> new Value.Clock(LocalTime.NOON, true);
      case "midnight" -> new Value.Clock(LocalTime.MIDNIGHT, true);
      default -> new Text(meaning, true);
    };
  }

  private Optional<Value> statement(String plain) {
    try {
      return Optional.of(statement(Lexer.tokens(Numerals.inDigits(plain))));
    } catch (Unread none) {
      return Optional.empty();
    }
  }

  /// A sentence with one number, such as `They sold 1200 apples`.
  private Optional<Value> sentence(String plain) {
    var sentence = IN_A_SENTENCE.matcher(Numerals.inDigits(plain));
    if (!sentence.matches() || Words.changing(sentence.group("before"))) {
      return Optional.empty();
    }
    return statement(sentence.group("number") + sentence.group("after"))
        .filter(Quantity.class::isInstance);
  }

  private static Value approximate(Value value) {
    return switch (value) {
      case Quantity it -> new Quantity(it.amount(), it.units(), it.rounding(), true, it.product());
      case Named(var name, var inner) -> new Named(name, approximate(inner));
      case Several(var members, var set) ->
          new Several(members.stream().map(Reader::approximate).toList(), set);
      case Value other -> other;
    };
  }

  private Value statement(List<Token> tokens) {
    var compound = quantities.compound(tokens);
    if (compound.isPresent()) {
      return compound.get();
    }
    var places =
        Tokens.places(
            tokens, token -> token.is(",") || token.is(";") || token.is("and") || token.is("or"));
    var parts = Tokens.between(tokens, places).stream().filter(part -> !part.isEmpty()).toList();
    if (parts.size() > 1) {
      boolean or = places.stream().allMatch(place -> tokens.get(place).is("or"));
      boolean and = places.stream().allMatch(place -> tokens.get(place).is("and"));
      return Lists.of(parts.stream().flatMap(part -> items(part).stream()).toList(), or, and);
    }
    if (parts.isEmpty()) {
      throw new Unread("nothing");
    }
    var items = items(parts.getFirst());
    return items.size() == 1 ? items.getFirst() : Lists.of(items, true, false);
  }

  /// Two where there is a ±.
  private List<Value> items(List<Token> tokens) {
    if (tokens.stream().noneMatch(token -> token.is("±") || token.is("∓"))) {
      return List.of(item(tokens));
    }
    return List.of(item(signed(tokens, "+", "-")), item(signed(tokens, "-", "+")));
  }

  private static List<Token> signed(List<Token> tokens, String plusMinus, String minusPlus) {
    return tokens.stream()
        .map(token -> token.is("±") ? sign(plusMinus) : token.is("∓") ? sign(minusPlus) : token)
        .toList();
  }

  private static Token sign(String sign) {
    return Token.of(Kind.SIGN, sign, true);
  }

  private Value item(List<Token> tokens) {
    if (tokens.isEmpty()) {
      throw new Unread("nothing");
    }
    var relations = Tokens.places(tokens, RelationReader::relates);
    if (!relations.isEmpty()) {
      return new RelationReader(identity, this::item).read(tokens, relations);
    }
    if (!Tokens.places(tokens, token -> token.text().matches("[∪∩∖]")).isEmpty()) {
      return new Reals(range(tokens));
    }
    if (tokens.size() == 1 && tokens.getFirst().is("∅")) {
      return new Several(List.of(), true);
    }
    if (tokens.size() == 1 && tokens.getFirst().is("ℝ")) {
      return new Reals(Range.Span.EVERYTHING);
    }
    var infinity = RelationReader.infinity(tokens);
    if (infinity.isPresent()) {
      return infinity.get();
    }
    if (Tokens.bracketed(tokens)) {
      return bracketed(tokens);
    }
    var rest = tokens.subList(1, tokens.size());
    boolean point = tokens.getFirst().text().matches("[A-Z]'*(?:_.*)?");
    if (point && Tokens.bracketed(rest) && Tokens.entries(Tokens.inside(rest)).size() > 1) {
      return new Named(tokens.getFirst().text(), bracketed(rest));
    }
    if (tokens.size() == 1 && Letters.word(tokens.getFirst())) {
      throw new Unread("a word");
    }
    return ratio(tokens).orElseGet(() -> quantities.read(tokens));
  }

  private Value bracketed(List<Token> tokens) {
    var open = tokens.getFirst().text();
    var close = tokens.getLast().text();
    var entries = Tokens.entries(Tokens.inside(tokens));
    if (open.equals("\\{") || (open.equals("{") && close.equals("}"))) {
      return new Several(entries.stream().flatMap(entry -> items(entry).stream()).toList(), true);
    }
    if (entries.size() == 1 && open.equals("(")) {
      return quantities.compound(tokens).<Value>map(it -> it).orElseGet(() -> inBrackets(tokens));
    }
    if (entries.size() < 2) {
      return quantities.read(tokens);
    }
    if (entries.size() == 2) {
      var span = span(tokens, entries);
      if (span.isPresent()) {
        return new Reals(span.get());
      }
    }
    return new Tuple(
        entries.stream().map(entry -> open.equals("[") ? row(entry) : item(entry)).toList(),
        open.equals("["));
  }

  /// An entry of a list in square brackets: in `[[1, 2], [3, 4]]` it is no interval.
  private Value row(List<Token> tokens) {
    boolean list = Tokens.bracketed(tokens) && tokens.getFirst().is("[");
    return list
        ? new Tuple(Tokens.entries(Tokens.inside(tokens)).stream().map(this::item).toList(), true)
        : item(tokens);
  }

  /// `(7)`, `(B)`, `(x + 1)`.
  private Value inBrackets(List<Token> tokens) {
    return TermParser.find(tokens)
        .<Value>map(_ -> quantities.read(tokens))
        .orElseGet(() -> item(Tokens.inside(tokens)));
  }

  /// Two entries are the ends of an interval if an end is infinite, or the brackets differ, or both
  /// are square and the second end is the greater one. In round brackets they are a pair.
  private Optional<Range> span(List<Token> tokens, List<List<Token>> entries) {
    boolean lowClosed = tokens.getFirst().is("[");
    boolean highClosed = tokens.getLast().is("]");
    var low = RelationReader.infinity(entries.get(0));
    var high = RelationReader.infinity(entries.get(1));
    boolean interval = low.isPresent() || high.isPresent() || lowClosed != highClosed;
    if (!interval && !lowClosed) {
      return Optional.empty();
    }
    var from = low.isPresent() ? Optional.<BigFraction>empty() : end(entries.get(0));
    var to = high.isPresent() ? Optional.<BigFraction>empty() : end(entries.get(1));
    boolean known = (low.isPresent() || from.isPresent()) && (high.isPresent() || to.isPresent());
    boolean rising = from.isEmpty() || to.isEmpty() || from.get().compareTo(to.get()) < 0;
    if (!known || !rising) {
      return Optional.empty();
    }
    return Optional.of(
        new Range.Span(
            from.orElse(null),
            lowClosed && low.isEmpty(),
            to.orElse(null),
            highClosed && high.isEmpty()));
  }

  private Optional<BigFraction> end(List<Token> tokens) {
    return TermParser.find(tokens).flatMap(identity::real);
  }

  private Range range(List<Token> tokens) {
    var operators = Tokens.places(tokens, token -> token.text().matches("[∪∩∖]"));
    var parts = Tokens.between(tokens, operators);
    if (operators.isEmpty()) {
      return simpleRange(tokens);
    }
    var last = tokens.get(operators.getLast()).text();
    var left = range(tokens.subList(0, operators.getLast()));
    if (last.equals("∖")) {
      return new Range.Without(left, numbers(parts.getLast()));
    }
    var right = simpleRange(parts.getLast());
    return last.equals("∪")
        ? new Range.Union(List.of(left, right))
        : new Range.Intersection(List.of(left, right));
  }

  private Range simpleRange(List<Token> tokens) {
    return switch (item(tokens)) {
      case Reals(var range) -> range;
      case Tuple tuple when tuple.entries().size() == 2 ->
          Lists.open(tuple, identity).orElseThrow(() -> new Unread("no interval"));
      default -> throw new Unread("no range");
    };
  }

  private List<BigFraction> numbers(List<Token> set) {
    var numbers = new ArrayList<BigFraction>();
    for (var entry : Tokens.entries(Tokens.bracketed(set) ? Tokens.inside(set) : set)) {
      numbers.add(end(entry).orElseThrow(() -> new Unread("no number")));
    }
    return numbers;
  }

  /// `5:3`, or `5 to 3`.
  private static Optional<Value> ratio(List<Token> tokens) {
    var places = Tokens.places(tokens, token -> token.is(":") || token.is("to"));
    if (places.isEmpty()) {
      return Optional.empty();
    }
    var parts = Tokens.between(tokens, places).stream().map(TermParser::term).toList();
    return Optional.of(new Value.Ratio(parts));
  }
}
