package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import io.athanor.verify.maths.Value.Clock;
import io.athanor.verify.maths.Value.Day;
import io.athanor.verify.maths.Value.Infinity;
import io.athanor.verify.maths.Value.Named;
import io.athanor.verify.maths.Value.Quantity;
import io.athanor.verify.maths.Value.Ratio;
import io.athanor.verify.maths.Value.Reals;
import io.athanor.verify.maths.Value.Relation;
import io.athanor.verify.maths.Value.Several;
import io.athanor.verify.maths.Value.Text;
import io.athanor.verify.maths.Value.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Compares final answers as mathematics. Pure, thread-safe, and over in [#PATIENCE] however
/// hostile an answer is: what is longer, deeper or larger than the bounds of [Reader], [TermParser]
/// and [Exact] is UNKNOWN.
///
/// Symmetric, but not transitive: 50 % is 50 and 0.5. The rules:
///
/// | | |
/// | --- | --- |
/// | the same text | PASS |
/// | numbers, expressions | by value, whatever their form: [Identity], [QuantityComparison] |
/// | names | `x = 3` is 3; the same value under two names is UNKNOWN |
/// | sets, lists without brackets | any order; a set holds each member once, a list as often as written; `±` is two members; one member alone is that member |
/// | tuples | in order; a list without brackets may be one; a set never |
/// | intervals | open and closed ends differ; `(0, 1)` is a pair, and an open interval beside one; beside a list, as 0 ≤ n ≤ 2 beside 0, 1, 2, UNKNOWN |
/// | inequalities | of one variable they are ranges; others, like equations, are equal where one is a multiple of the other, different where that holds but for a constant, else UNKNOWN |
/// | ratios | proportional ones; `5:3` is 5/3 |
/// | times, dates | a half of the day, or a year, that one side leaves out does not count |
/// | words | those of `maths/words.yaml` by meaning; two words that differ are FAIL, unless one holds the other; sentences UNKNOWN |
/// | a formula beside a list, a point, a range or a word | UNKNOWN |
public final class Comparison {

  /// How long a comparison may take before it is UNKNOWN. A usual one takes a millisecond; the rest
  /// is for a machine that is busy.
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LONGEST_LIST = 60;

  private final Deadline deadline;
  private final Identity identity;
  private final QuantityComparison quantities;

  private Comparison(Deadline deadline) {
    this.deadline = deadline;
    this.identity = new Identity(deadline);
    this.quantities = new QuantityComparison(identity);
  }

  /// What the one answer says of the other; which is the reference makes no difference.
  public static Verdict judge(String reference, String given) {
    return judge(reference, given, PATIENCE);
  }

  static Verdict judge(String reference, String given, Duration patience) {
    var one = reference.replaceAll("\\s", "");
    var other = given.replaceAll("\\s", "");
    if (one.equals(other)) {
      return Verdict.PASS;
    }
    var verdict = inTime(reference, given, Deadline.in(patience));
    return verdict == Verdict.FAIL && one.equalsIgnoreCase(other) ? Verdict.UNKNOWN : verdict;
  }

  private static Verdict inTime(String reference, String given, Deadline deadline) {
    try {
      var reader = new Reader(deadline);
      return new Comparison(deadline).judge(reader.read(reference), reader.read(given));
    } catch (Deadline.Passed late) {
      return Verdict.UNKNOWN;
    }
  }

  /// Both ways round by one rule each: where the kinds differ, the rule stands with the first of
  /// them in the order in which they are listed here.
  private Verdict judge(Value a, Value b) {
    deadline.check();
    return between(a, b).or(() -> between(b, a)).orElse(Verdict.FAIL);
  }

  private Optional<Verdict> between(Value a, Value b) {
    return switch (a) {
      case Named named -> Optional.of(named(named, b));
      case Text text -> b instanceof Named ? Optional.empty() : Optional.of(Texts.judge(text, b));
      case Several several -> several(several, b);
      case Tuple tuple -> tuple(tuple, b);
      case Reals(var range) ->
          switch (b) {
            case Reals(var other) -> Optional.of(verdict(range.same(other)));
            case Quantity number -> Optional.of(unlessAFormula(number));
            default -> Optional.empty();
          };
      case Ratio ratio -> ratio(ratio, b);
      case Clock clock -> clock(clock, b);
      case Day day -> day(day, b);
      case Relation relation -> relation(relation, b);
      case Infinity infinity ->
          switch (b) {
            case Infinity other -> Optional.of(verdict(infinity.equals(other)));
            case Quantity number -> Optional.of(unlessAFormula(number));
            default -> Optional.empty();
          };
      case Quantity quantity ->
          b instanceof Quantity other
              ? Optional.of(quantities.judge(quantity, other))
              : Optional.empty();
    };
  }

  /// A real number is no point, range or infinity; `3i + 4j` may well be a point.
  private Verdict unlessAFormula(Quantity quantity) {
    return identity.real(quantity.amount()).isPresent() ? Verdict.FAIL : Verdict.UNKNOWN;
  }

  private Verdict named(Named a, Value b) {
    if (b instanceof Named(var name, var value)) {
      return name.equals(a.name()) ? judge(a.value(), value) : otherNames(a, (Named) b);
    }
    if (a.value() instanceof Tuple && b instanceof Quantity) {
      return Verdict.UNKNOWN;
    }
    return b instanceof Relation other
        ? equation(a).map(relation -> relations(relation, other)).orElse(Verdict.UNKNOWN)
        : judge(a.value(), b);
  }

  /// `y = 2x` is `x = y/2`; `f(x) = 2x` and `g(x) = 2x` may be two functions.
  private Verdict otherNames(Named a, Named b) {
    var verdict = judge(a.value(), b.value());
    if (verdict == Verdict.PASS || formula(a).isEmpty() || formula(b).isEmpty()) {
      return verdict == Verdict.PASS ? Verdict.UNKNOWN : verdict;
    }
    return relations(formula(a).get(), formula(b).get());
  }

  private static Optional<Relation> formula(Named named) {
    return named.value() instanceof Quantity quantity && !quantity.amount().closed()
        ? equation(named)
        : Optional.empty();
  }

  /// `y = 2x` as an equation.
  private static Optional<Relation> equation(Named named) {
    return named.value() instanceof Quantity quantity && quantity.units().isEmpty()
        ? TermParser.find(Lexer.tokens(named.name()))
            .map(name -> new Relation("=", name.minus(quantity.amount())))
        : Optional.empty();
  }

  private Optional<Verdict> several(Several a, Value b) {
    return switch (b) {
      case Named _, Text _ -> Optional.empty();
      case Several other -> Optional.of(lists(a, other));
      case Tuple tuple when !a.set() -> Optional.of(inOrder(a.members(), tuple.entries()));
      case Value other when a.members().size() == 1 ->
          Optional.of(judge(a.members().getFirst(), other));
      case Reals _, Relation _ when !a.members().isEmpty() -> Optional.of(Verdict.UNKNOWN);
      case Quantity quantity -> Optional.of(several(a, quantity));
      default -> Optional.of(Verdict.FAIL);
    };
  }

  /// One value in two forms, as `1/2 or 0.5`, may be one number; a formula may stand for many.
  private Verdict several(Several a, Quantity b) {
    boolean one =
        !a.members().isEmpty()
            && a.members().stream().allMatch(member -> judge(member, b) == Verdict.PASS);
    return one || !b.amount().closed() ? Verdict.UNKNOWN : Verdict.FAIL;
  }

  private Verdict lists(Several a, Several b) {
    if (a.members().size() > LONGEST_LIST || b.members().size() > LONGEST_LIST) {
      return Verdict.UNKNOWN;
    }
    return Matching.of(a, b, this::judge);
  }

  private Optional<Verdict> tuple(Tuple a, Value b) {
    return switch (b) {
      case Tuple other -> Optional.of(inOrder(a.entries(), other.entries()));
      case Reals(var range) ->
          Lists.open(a, identity)
              .map(open -> verdict(open.same(range)))
              .or(() -> Optional.of(Verdict.FAIL));
      case Quantity number -> Optional.of(unlessAFormula(number));
      default -> Optional.empty();
    };
  }

  private Verdict inOrder(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return Verdict.FAIL;
    }
    return Matching.all(IntStream.range(0, a.size()).mapToObj(i -> judge(a.get(i), b.get(i))));
  }

  private Optional<Verdict> ratio(Ratio a, Value b) {
    return switch (b) {
      case Ratio other -> Optional.of(proportional(a.parts(), other.parts()));
      case Quantity(var amount, var units, _, _, _) when a.parts().size() == 2 && units.isEmpty() ->
          Optional.of(
              identity.of(new Term.Quotient(a.parts().getFirst(), a.parts().getLast()), amount));
      case Quantity _ -> Optional.of(a.parts().size() == 2 ? Verdict.UNKNOWN : Verdict.FAIL);
      case Clock clock ->
          Optional.of(Moments.clock(a).map(mine -> clocks(mine, clock)).orElse(Verdict.FAIL));
      default -> Optional.empty();
    };
  }

  private Verdict proportional(List<Term> a, List<Term> b) {
    if (a.size() != b.size()) {
      return Verdict.FAIL;
    }
    return Matching.all(
        IntStream.range(1, a.size())
            .mapToObj(i ->
                identity.of(
                    new Term.Product(a.get(i), b.getFirst()),
                    new Term.Product(b.get(i), a.getFirst()))));
  }

  private static Optional<Verdict> clock(Clock a, Value b) {
    return switch (b) {
      case Clock other -> Optional.of(clocks(a, other));
      case Quantity _ -> Optional.of(Verdict.UNKNOWN);
      default -> Optional.empty();
    };
  }

  private static Verdict clocks(Clock a, Clock b) {
    boolean sameHalf = a.time().getHour() / 12 == b.time().getHour() / 12;
    boolean sameMinute =
        a.time().getMinute() == b.time().getMinute()
            && a.time().getHour() % 12 == b.time().getHour() % 12;
    return verdict(sameMinute && (sameHalf || !a.half() || !b.half()));
  }

  private static Optional<Verdict> day(Day a, Value b) {
    return switch (b) {
      case Day other ->
          Optional.of(
              verdict(
                  a.day().equals(other.day())
                      && (a.year() == null
                          || other.year() == null
                          || Objects.equals(a.year(), other.year()))));
      case Quantity _ -> Optional.of(Verdict.UNKNOWN);
      default -> Optional.empty();
    };
  }

  private Optional<Verdict> relation(Relation a, Value b) {
    return switch (b) {
      case Relation other -> Optional.of(relations(a, other));
      case Named _, Text _, Several _ -> Optional.empty();
      default -> Optional.of(Verdict.UNKNOWN);
    };
  }

  private Verdict relations(Relation a, Relation b) {
    boolean equations = a.sign().equals("=") && b.sign().equals("=");
    if (!equations && (a.sign().equals("=") || b.sign().equals("="))) {
      return Verdict.FAIL;
    }
    var zeros = identity.ofZeros(a.difference(), b.difference());
    if (equations || zeros != Verdict.PASS) {
      return zeros;
    }
    return verdict(a.sign().equals(b.sign()) && identity.sameSign(a.difference(), b.difference()));
  }

  private static Verdict verdict(boolean equal) {
    return equal ? Verdict.PASS : Verdict.FAIL;
  }
}
