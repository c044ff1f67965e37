package io.athanor.verify.maths;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.complex.FieldComplex;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;

/// Terms as complex numbers of 60 decimal digits, by Hipparchus. Principal values, but for odd
/// roots of negative numbers, which are the real ones, as schools teach.
///
/// Loaded only when exact arithmetic does not suffice. One for each comparison: its numbers belong
/// to a field that threads must not share.
final class Precise {
  private static final int DIGITS = 60;
  private static final int ROUNDED_DIGITS = 40;

  /// A function of more than this has no digit left that counts, or is out of bounds.
  private static final int LARGEST_ARGUMENT = 20;

  private final DfpField field = new DfpField(DIGITS);
  private final Deadline deadline;

  Precise(Deadline deadline) {
    this.deadline = deadline;
  }

  /// The value at a point; empty where it is not defined, or out of bounds.
  ///
  /// @param unnamedBase the base of logarithms that are written without one
  Optional<FieldComplex<Dfp>> value(Term term, Map<String, BigFraction> point, Term unnamedBase) {
    try {
      return Optional.of(new Evaluation(point, unnamedBase).at(term));
    } catch (ArithmeticException | MathRuntimeException undefined) {
      return Optional.empty();
    }
  }

  /// The real value of a closed term, to 40 digits; empty where there is none.
  Optional<BigFraction> real(Term term) {
    return value(term, Map.of(), Term.Constant.E)
        .filter(Precise::isReal)
        .filter(x -> Math.abs(x.getRealPart().log10K()) < 100)
        .map(x -> fraction(new BigDecimal(x.getRealPart().toString())));
  }

  /// What is zero but for rounding.
  static boolean isZero(FieldComplex<Dfp> x) {
    return scale(x) < -35;
  }

  static boolean isReal(FieldComplex<Dfp> x) {
    return scale(x.getImaginaryPart()) < Math.max(0, scale(x.getRealPart())) - 35;
  }

  /// The power of ten of its first digit.
  static int scale(FieldComplex<Dfp> x) {
    return Math.max(scale(x.getRealPart()), scale(x.getImaginaryPart()));
  }

  private static int scale(Dfp x) {
    return x.isZero() ? Integer.MIN_VALUE / 2 : x.intLog10();
  }

  private static BigFraction fraction(BigDecimal exact) {
    var value = exact.round(new MathContext(ROUNDED_DIGITS));
    var power = BigInteger.TEN.pow(Math.abs(value.scale()));
    return value.scale() >= 0
        ? new BigFraction(value.unscaledValue(), power)
        : new BigFraction(value.unscaledValue().multiply(power));
  }

  /// The terms at one point; a function that occurs several times is evaluated once.
  private final class Evaluation {
    private final Map<String, BigFraction> point;
    private final Term unnamedBase;
    private final Map<Term, FieldComplex<Dfp>> known = new HashMap<>();

    Evaluation(Map<String, BigFraction> point, Term unnamedBase) {
      this.point = point;
      this.unnamedBase = unnamedBase;
    }

    FieldComplex<Dfp> at(Term term) {
      deadline.check();
      var value =
          switch (term) {
            case Term.Number(var number) -> of(number);
            case Term.Name(var name) ->
                of(Optional.ofNullable(point.get(name)).orElseThrow(ArithmeticException::new));
            case Term.Constant.PI -> of(field.getPi());
            case Term.Constant.E -> of(field.getE());
            case Term.Constant.I -> new FieldComplex<>(field.getZero(), field.getOne());
            case Term.Sum(var left, var right) -> at(left).add(at(right));
            case Term.Product(var left, var right) -> at(left).multiply(at(right));
            case Term.Quotient(var above, var below) -> at(above).divide(notZero(at(below)));
            case Term.Power(var base, var exponent) -> power(at(base), exponent);
            case Term.Root(var degree, var radicand) -> root(at(radicand), degree);
            case Term.Logarithm(var base, var x) ->
                log(at(x)).divide(notZero(log(at(base == null ? unnamedBase : base))));
            case Term.Call call -> {
              var earlier = known.get(call);
              var found = earlier == null ? call(call.function(), at(call.argument())) : earlier;
              known.put(call, found);
              yield found;
            }
          };
      return finite(value);
    }

    private FieldComplex<Dfp> of(BigFraction value) {
      return of(of(value.getNumerator()).divide(of(value.getDenominator())));
    }

    private Dfp of(BigInteger value) {
      return field.newDfp(value.toString());
    }

    private FieldComplex<Dfp> of(Dfp real) {
      return new FieldComplex<>(real, field.getZero());
    }

    private FieldComplex<Dfp> one() {
      return of(field.getOne());
    }

    private FieldComplex<Dfp> power(FieldComplex<Dfp> base, Term exponent) {
      var exact = new Exact(point, deadline).value(exponent);
      if (exact.isEmpty()) {
        return notZero(base).pow(moderate(at(exponent)));
      }
      var above = exact.get().getNumerator();
      var below = exact.get().getDenominator();
      if (above.bitLength() > 20 || below.bitLength() > 10) {
        return notZero(base).pow(moderate(of(exact.get())));
      }
      var power = whole(root(base, below.intValueExact()), above.abs().intValueExact());
      return above.signum() < 0 ? one().divide(notZero(power)) : power;
    }

    /// By squaring, which keeps more digits than a logarithm.
    private FieldComplex<Dfp> whole(FieldComplex<Dfp> base, int exponent) {
      if (exponent == 0) {
        notZero(base);
      }
      var power = one();
      var square = base;
      for (int rest = exponent; rest > 0; rest >>= 1) {
        power = (rest & 1) == 1 ? finite(power.multiply(square)) : power;
        square = rest > 1 ? finite(square.multiply(square)) : square;
      }
      return power;
    }

    private FieldComplex<Dfp> root(FieldComplex<Dfp> radicand, int degree) {
      if (degree == 1 || isZero(radicand)) {
        return radicand;
      }
      boolean negative =
          isReal(radicand) && radicand.getRealPart().negativeOrNull() && !isZero(radicand);
      if (degree == 2) {
        return radicand.sqrt();
      }
      if (negative && degree % 2 == 0) {
        return radicand.pow(one().divide(of(field.newDfp(degree))));
      }
      if (isReal(radicand)) {
        var root = radicand.getRealPart().abs().pow(field.getOne().divide(degree));
        return of(negative ? root.negate() : root);
      }
      return radicand.pow(one().divide(of(field.newDfp(degree))));
    }

    private FieldComplex<Dfp> call(Elementary function, FieldComplex<Dfp> x) {
      return switch (function) {
        case SIN -> moderate(x).sin();
        case COS -> moderate(x).cos();
        case TAN -> moderate(x).sin().divide(notZero(x.cos()));
        case COT -> moderate(x).cos().divide(notZero(x.sin()));
        case SEC -> one().divide(notZero(moderate(x).cos()));
        case CSC -> one().divide(notZero(moderate(x).sin()));
        case ARCSIN -> moderate(x).asin();
        case ARCCOS -> moderate(x).acos();
        case ARCTAN -> moderate(x).atan();
        case SINH -> moderate(x).sinh();
        case COSH -> moderate(x).cosh();
        case TANH -> moderate(x).sinh().divide(x.cosh());
        case EXP -> moderate(x).exp();
        case LN -> log(x);
        case ABS -> of(x.abs().getRealPart());
        case FLOOR -> of(realPart(x).add(nextToNothing()).floor());
        case CEILING -> of(realPart(x).subtract(nextToNothing()).ceil());
        case FACTORIAL -> throw new ArithmeticException("factorials are of whole numbers");
      };
    }

    private FieldComplex<Dfp> log(FieldComplex<Dfp> x) {
      return notZero(x).log();
    }

    private static Dfp realPart(FieldComplex<Dfp> x) {
      if (!isReal(x)) {
        throw new ArithmeticException("only real numbers are rounded");
      }
      return x.getRealPart();
    }

    /// Lifts a whole number that rounding has put just below itself.
    private Dfp nextToNothing() {
      return field.newDfp("1e-40");
    }

    private static FieldComplex<Dfp> moderate(FieldComplex<Dfp> x) {
      if (scale(x) > LARGEST_ARGUMENT) {
        throw new ArithmeticException("out of bounds");
      }
      return x;
    }

    private static FieldComplex<Dfp> notZero(FieldComplex<Dfp> x) {
      if (isZero(x)) {
        throw new ArithmeticException("division by zero");
      }
      return x;
    }

    private static FieldComplex<Dfp> finite(FieldComplex<Dfp> x) {
      if (x.isNaN() || x.isInfinite()) {
        throw new ArithmeticException("not a number");
      }
      return x;
    }
  }
}
