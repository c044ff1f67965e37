package io.athanor.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The models of the factory by role.
///
/// @param common what every role takes that says nothing else
/// @param questioner asks questions about documents
/// @param evolver rewrites instructions
/// @param teacher answers
/// @param judge criticises answers
/// @param solver solves again what brings no evidence, and proposes inputs; what it does not say is
///   as the teacher's
public record Models(
    @JsonProperty("default") ModelConfig common,
    ModelConfig questioner,
    ModelConfig evolver,
    ModelConfig teacher,
    ModelConfig judge,
    ModelConfig solver) {

  static final Models DEFAULT =
      new Models(
          new ModelConfig(null, null, null, null, null, 8192, Duration.ofMinutes(3), null, null),
          ModelConfig.NOTHING_SAID,
          ModelConfig.NOTHING_SAID,
          ModelConfig.NOTHING_SAID,
          ModelConfig.NOTHING_SAID,
          ModelConfig.NOTHING_SAID);

  /// This, with another common endpoint and model.
  public Models with(ModelConfig chosen) {
    return new Models(chosen.over(common), questioner, evolver, teacher, judge, solver);
  }

  /// Role to what it asks, gaps filled.
  Map<String, ModelConfig> byRole() {
    var roles = new LinkedHashMap<String, ModelConfig>();
    roles.put("questioner", questioner.over(common));
    roles.put("evolver", evolver.over(common));
    roles.put("teacher", teacher.over(common));
    roles.put("judge", judge.over(common));
    roles.put("solver", solver.over(teacher.over(common)));
    return roles;
  }

  /// Whether the solver gives the same answer to the same question, as far as it is said.
  boolean solverRepeatsItself() {
    var temperature = solver.over(teacher.over(common)).temperature();
    return temperature != null && temperature == 0;
  }
}
