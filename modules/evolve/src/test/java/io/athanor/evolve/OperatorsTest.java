package io.athanor.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.testkit.Samples;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatorsTest {

  @Test
  void knowsTheSixOperatorsOfEvolInstruct() {
    assertThat(Operators.weighted(Map.of()).all())
        .extracting(Operator::name)
        .containsExactly(
            "add_constraints",
            "deepen",
            "concretize",
            "more_reasoning_steps",
            "complicate_input",
            "breadth");
  }

  @Test
  void listsEveryOperatorFileInItsIndexUnderItsOwnName() throws Exception {
    // Given
    var index = OperatorsTest.class.getResource("/operators/index.yaml");

    // When
    List<String> files;
    try (var folder = Files.list(Path.of(index.toURI()).resolveSibling(""))) {
      files = folder.map(Path::toFile).map(File::getName).toList();
    }

    // Then
    assertThat(Operators.weighted(Map.of()).all())
        .extracting(one -> one.name() + ".yaml")
        .containsExactlyInAnyOrderElementsOf(
            files.stream().filter(name -> !name.equals("index.yaml")).toList());
  }

  @Test
  void keepsNoContractInAnyOfTheSix() {
    assertThat(Operators.weighted(Map.of()).all()).noneMatch(Operator::keepsContract);
  }

  @Test
  void choosesInProportionToTheWeights() {
    // Given
    var operators = new Operators(List.of(operator("a", 3), operator("b", 1)));

    // When
    long heavy =
        IntStream.range(0, 4_000)
            .filter(i -> operators.choose(instruction("s" + i, Kind.GENERAL, 0)).weight() == 3)
            .count();

    // Then
    assertThat(heavy / 4_000.0).isCloseTo(0.75, within(0.03));
  }

  @Test
  void choosesAnewInEveryEpochAndAlikeAtEveryRepeat() {
    // Given
    var operators = Operators.weighted(Map.of());

    // When
    var chosen =
        IntStream.range(0, 20)
            .mapToObj(epoch -> operators.choose(instruction("s1", Kind.CODE, epoch)))
            .toList();

    // Then
    assertThat(chosen.stream().distinct().count()).isGreaterThan(2);
    assertThat(operators.choose(instruction("s1", Kind.CODE, 7))).isEqualTo(chosen.get(7));
  }

  @Test
  void choosesOnlyWhatAppliesToTheKind() {
    // Given
    var general = new Operator("prose", 100, EnumSet.of(Kind.GENERAL), false, "…");
    var operators = new Operators(List.of(general, operator("any", 1)));

    // When
    var chosen =
        IntStream.range(0, 100).mapToObj(i -> operators.choose(instruction("s" + i, Kind.MATH, 0)));

    // Then
    assertThat(chosen).extracting(Operator::name).containsOnly("any");
  }

  @Test
  void neverChoosesAnOperatorOfWeightZero() {
    // Given
    var operators = Operators.weighted(Map.of("breadth", 0.0));

    // When
    var chosen =
        IntStream.range(0, 500)
            .mapToObj(i -> operators.choose(instruction("s" + i, Kind.GENERAL, 0)).name());

    // Then
    assertThat(chosen).isNotEmpty().doesNotContain("breadth");
  }

  @Test
  void refusesAnOperatorThatDoesNotExistAndNamesThoseThatDo() {
    assertThatThrownBy(() -> new EvolveSettings(1, Map.of("deepn", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no operator \"deepn\"")
        .hasMessageContaining("deepen, concretize");
  }

  @Test
  void refusesWeightsThatLeaveNothingToChoose() {
    var none =
        Map.of(
            "add_constraints", 0.0,
            "deepen", 0.0,
            "concretize", 0.0,
            "more_reasoning_steps", 0.0,
            "complicate_input", 0.0,
            "breadth", 0.0);
    assertThatThrownBy(() -> new EvolveSettings(1, none)).hasMessageContaining("weight 0");
  }

  @Test
  void refusesNegativeWeightsAndGenerations() {
    assertThatThrownBy(() -> new EvolveSettings(1, Map.of("deepen", -1.0)))
        .hasMessageContaining("weight of operator deepen");
    assertThatThrownBy(() -> new EvolveSettings(-1, Map.of()))
        .hasMessageContaining("generations must be 0 or more, got -1");
  }

  private static Operator operator(String name, double weight) {
    return new Operator(name, weight, Set.of(Kind.values()), false, "…");
  }

  private static Instruction instruction(String id, Kind kind, int epoch) {
    return Instruction.newBuilder(Samples.instruction(Samples.seed(id, "Why?", kind)))
        .setEpoch(epoch)
        .build();
  }
}
