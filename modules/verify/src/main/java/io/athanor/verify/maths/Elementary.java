package io.athanor.verify.maths;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions of one argument that are read, with the names they go by.
enum Elementary {
  SIN("sin"),
  COS("cos"),
  TAN("tan", "tg"),
  COT("cot", "ctg"),
  SEC("sec"),
  CSC("csc", "cosec"),
  ARCSIN("arcsin", "asin"),
  ARCCOS("arccos", "acos"),
  ARCTAN("arctan", "atan", "arctg"),
  SINH("sinh"),
  COSH("cosh"),
  TANH("tanh"),
  EXP("exp"),
  LN("ln"),
  ABS("abs"),
  FLOOR("floor"),
  CEILING("ceil", "ceiling"),
  FACTORIAL("factorial");

  private static final Map<String, Elementary> BY_NAME =
      Arrays.stream(values())
          .flatMap(function -> Stream.of(function.written).map(name -> Map.entry(name, function)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String[] written;

  Elementary(String... written) {
    this.written = written;
  }

  static Optional<Elementary> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// What a raised −1 makes of it: `sin^{-1}` is the arc sine.
  Optional<Elementary> inverse() {
    return switch (this) {
      case SIN -> Optional.of(ARCSIN);
      case COS -> Optional.of(ARCCOS);
      case TAN -> Optional.of(ARCTAN);
      case ARCSIN -> Optional.of(SIN);
      case ARCCOS -> Optional.of(COS);
      case ARCTAN -> Optional.of(TAN);
      default -> Optional.empty();
    };
  }
}
