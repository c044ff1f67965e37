package io.athanor.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What each evolve operator may add to an instruction: resource `evolution.yaml`.
///
/// @param operators in the order in which a prompt is searched for them
record Evolution(List<Operator> operators) {

  /// A demand, and the sentence with which the teacher meets it.
  record Addition(String ask, String met) {}

  /// @param cues words by which a prompt names it
  /// @param additions by kind of instruction; none for one that invents new instructions
  record Operator(String operator, List<String> cues, Map<String, List<Addition>> additions) {

    boolean invents() {
      return additions.isEmpty();
    }

    List<Addition> additions(Kind kind) {
      return additions.getOrDefault(kind.key(), List.of());
    }
  }

  static Evolution load() {
    return new Evolution(Resource.read("/evolution.yaml", new TypeReference<List<Operator>>() {}));
  }

  /// The operator that a prompt names; where it names none, one chosen by the instruction.
  Operator named(String prompt, String instruction) {
    String lower = Words.normalised(prompt).toLowerCase(Locale.ROOT);
    return operators.stream()
        .filter(operator -> operator.cues().stream().anyMatch(lower::contains))
        .findFirst()
        .orElseGet(() -> Hash.choose(operators, "operator", instruction));
  }

  /// The additions that an instruction holds.
  List<Addition> within(String instruction) {
    return operators.stream()
        .flatMap(operator -> operator.additions().values().stream())
        .flatMap(List::stream)
        .filter(addition -> instruction.contains(addition.ask()))
        .toList();
  }

  /// An instruction without the additions that it holds.
  static String without(List<Addition> additions, String instruction) {
    String bare = instruction;
    for (var addition : additions) {
      bare = bare.replace(addition.ask(), "");
    }
    return bare.strip();
  }
}
