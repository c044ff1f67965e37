package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.complex.FieldComplex;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// Whether two terms are equal whatever their variables stand for.
///
/// Both are evaluated at the same seven points: in rational arithmetic where that is enough, else
/// to 60 digits. Different at one point is different. Equal at all of them is equal: for rational
/// functions by the lemma of Schwartz and Zippel (two of degree d that differ agree by chance with
/// a probability of d/N at a point drawn from N, here 10⁹), for others because 30 digits agree at
/// each point.
///
/// One for each comparison, and for one thread.
///
/// Points at which a value is not real count only where there are no others: `ln(x²)` and `2 ln x`
/// are equal where both are real. Where neither can be evaluated nobody can tell.
final class Identity {
  private static final int AGREEING_DIGITS = 30;

  /// Beyond this a difference of one might hide behind the last digit.
  private static final int LARGEST_SCALE = 20;

  private static final int STEPS = 1_000_000_000;

  /// Between 0 and 1, between 1 and 4, below zero, whole (0).
  private static final List<Integer> RANGES = List.of(1, 3, -1, -3, 0, 1, 3);

  private final Deadline deadline;
  private @Nullable Precise precise;

  Identity(Deadline deadline) {
    this.deadline = deadline;
  }

  /// What two terms are at one point.
  private record Found(Verdict verdict, boolean real) {
    private static final Found NOTHING = new Found(Verdict.UNKNOWN, false);
  }

  Verdict of(Term a, Term b) {
    if (a.equals(b)) {
      return Verdict.PASS;
    }
    boolean baseMissing =
        Stream.of(a, b)
            .flatMap(Term::all)
            .anyMatch(term -> term instanceof Term.Logarithm log && log.base() == null);
    if (!baseMissing) {
      return over(a, b, Term.Constant.E);
    }
    var natural = over(a, b, Term.Constant.E);
    return natural == over(a, b, Term.of(10)) ? natural : Verdict.UNKNOWN;
  }

  /// Whether two terms are zero together, as those of `2x = 6` and `x = 3`: where one is a multiple
  /// of the other. They are not where one is a multiple of the other but for a constant. Of all
  /// else nobody can tell.
  Verdict ofZeros(Term a, Term b) {
    var points = points(a, b);
    if (points.size() == 1) {
      return Verdict.UNKNOWN;
    }
    var here = points.get(0);
    var there = points.get(1);
    var multiples =
        of(new Term.Product(a, b.at(here)), new Term.Product(b, a.at(here))) == Verdict.PASS;
    if (of(a.at(here), Term.Number.ZERO) != Verdict.FAIL
        || of(b.at(here), Term.Number.ZERO) != Verdict.FAIL) {
      return Verdict.UNKNOWN;
    }
    if (multiples) {
      return Verdict.PASS;
    }
    var slope = new Term.Product(a.minus(a.at(here)), b.at(there).minus(b.at(here)));
    var otherSlope = new Term.Product(b.minus(b.at(here)), a.at(there).minus(a.at(here)));
    return of(slope, otherSlope) == Verdict.PASS ? Verdict.FAIL : Verdict.UNKNOWN;
  }

  /// Whether a multiple of the other has the other's sign, where that can be seen.
  boolean sameSign(Term a, Term b) {
    var here = points(a, b).getFirst();
    var product = real(new Term.Product(a.at(here), b.at(here)));
    return product.isPresent() && product.get().signum() > 0;
  }

  /// The real value of a closed term: exact where it is rational, else to 40 digits.
  Optional<BigFraction> real(Term term) {
    return new Exact(Map.of(), deadline)
        .value(term)
        .or(() -> term.closed() ? precise().real(term) : Optional.empty());
  }

  private Precise precise() {
    var made = precise == null ? new Precise(deadline) : precise;
    precise = made;
    return made;
  }

  private Verdict over(Term a, Term b, Term unnamedBase) {
    var real = Verdict.UNKNOWN;
    var unreal = Verdict.UNKNOWN;
    for (var point : points(a, b)) {
      var found = compare(a, b, point, unnamedBase);
      if (found.real && found.verdict == Verdict.FAIL) {
        return Verdict.FAIL;
      }
      if (found.real && found.verdict == Verdict.PASS) {
        real = Verdict.PASS;
      } else if (found.verdict != Verdict.UNKNOWN && unreal != Verdict.FAIL) {
        unreal = found.verdict;
      }
    }
    return real == Verdict.UNKNOWN ? unreal : real;
  }

  private Found compare(Term a, Term b, Map<String, BigFraction> point, Term unnamedBase) {
    var exact = new Exact(point, deadline);
    var exactA = exact.value(a);
    var exactB = exactA.isPresent() ? exact.value(b) : exactA;
    if (exactA.isPresent() && exactB.isPresent()) {
      return new Found(verdict(exactA.get().equals(exactB.get())), true);
    }
    var valueA = precise().value(a, point, unnamedBase);
    var valueB = valueA.isPresent() ? precise().value(b, point, unnamedBase) : valueA;
    return valueA.isPresent() && valueB.isPresent()
        ? compare(valueA.get(), valueB.get())
        : Found.NOTHING;
  }

  private static Found compare(FieldComplex<Dfp> a, FieldComplex<Dfp> b) {
    int scale = Math.max(Precise.scale(a), Precise.scale(b));
    if (scale > LARGEST_SCALE) {
      return Found.NOTHING;
    }
    boolean real = Precise.isReal(a) && Precise.isReal(b);
    if (Precise.isZero(a) || Precise.isZero(b)) {
      return new Found(verdict(Precise.isZero(a) && Precise.isZero(b)), real);
    }
    return new Found(verdict(Precise.scale(a.subtract(b)) <= scale - AGREEING_DIGITS), real);
  }

  private static Verdict verdict(boolean equal) {
    return equal ? Verdict.PASS : Verdict.FAIL;
  }

  /// The same ones for the same variables, so that a verdict is the same tomorrow.
  private static List<Map<String, BigFraction>> points(Term a, Term b) {
    var names = Stream.of(a, b).flatMap(term -> term.names().stream()).distinct().sorted().toList();
    if (names.isEmpty()) {
      return List.of(Map.of());
    }
    var random = new SplittableRandom(42);
    return RANGES.stream().map(range -> point(names, range, random)).toList();
  }

  private static Map<String, BigFraction> point(
      List<String> names, int range, SplittableRandom random) {
    var point = new HashMap<String, BigFraction>();
    for (String name : names) {
      point.put(name, range == 0 ? whole(random) : within(range, random));
    }
    return point;
  }

  private static BigFraction whole(SplittableRandom random) {
    return new BigFraction(random.nextInt(2, 12));
  }

  /// From 0 to 1 or to −1, from 1 to 4, or from −1 to −4.
  private static BigFraction within(int range, SplittableRandom random) {
    long least = Math.abs(range) == 1 ? 0 : STEPS;
    long steps = least + random.nextLong(1, (long) STEPS * Math.abs(range));
    return new BigFraction(Integer.signum(range) * steps, STEPS);
  }
}
