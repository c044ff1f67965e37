package io.athanor.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.athanor.critique.PlantedViolation;
import io.athanor.teach.TeachSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The layers that poms cannot guard alone.
class ArchitectureTest {
  private static final List<String> STAGES =
      List.of("generate", "evolve", "teach", "critique", "verify", "sink");
  private static final JavaClasses ATHANOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.athanor");

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAnyPackage(stages())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.athanor.streams..", "io.athanor.app..")
            .as("no stage knows Kafka"),
        slices()
            .matching("io.athanor.(" + String.join("|", STAGES) + ")..")
            .should()
            .notDependOnEachOther()
            .as("no stage knows another"),
        classes()
            .that()
            .resideInAnyPackage("io.athanor.core..", "io.athanor.record..")
            .should(onlyDependOnClassesThat(of("core", "record")))
            .as("core stands on nothing of ours"),
        classes()
            .that()
            .resideInAPackage("io.athanor.streams..")
            .should(onlyDependOnClassesThat(of("core", "record", "streams")))
            .as("streams stands on core alone"),
        slices().matching("io.athanor.(*)..").should().beFreeOfCycles(),
        slices().matching("io.athanor.app.(*)..").should().beFreeOfCycles());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theTreeKeepsTheRule(ArchRule rule) {
    rule.check(ATHANOR);
  }

  @Test
  void aPlantedViolationBreaksTheRulesItShould() {
    // Given a class in a stage's package that names Kafka and another stage
    var planted =
        new ClassFileImporter().importClasses(PlantedViolation.class, TeachSettings.class);

    // When
    var broken =
        rules()
            .filter(rule -> rule.allowEmptyShould(true).evaluate(planted).hasViolation())
            .map(ArchRule::getDescription);

    // Then
    assertThat(broken).contains("no stage knows Kafka", "no stage knows another");
  }

  private static String[] stages() {
    return STAGES.stream().map(stage -> "io.athanor." + stage + "..").toArray(String[]::new);
  }

  /// Of our own classes only those in the packages named.
  private static DescribedPredicate<JavaClass> of(String... packages) {
    var allowed =
        Stream.of(packages).map(name -> "io.athanor." + name + "..").toArray(String[]::new);
    return DescribedPredicate.not(resideInAnyPackage("io.athanor.."))
        .or(resideInAnyPackage(allowed));
  }
}
