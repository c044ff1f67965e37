package io.athanor.rehearsal;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the model is asked to be, told by the name of the schema.
enum Role {
  /// Answers an instruction in free text; no schema.
  TEACHER(""),
  /// Makes another instruction out of one.
  EVOLVER("evolved_instruction"),
  /// Draws questions from a passage.
  QUESTIONER("questions"),
  /// Scores an answer.
  JUDGE("critique"),
  /// Any other schema.
  FORM_FILLER("");

  private static final Pattern NAMED_IN_PROSE =
      Pattern.compile(
          "\"(?:title|name)\"\\s*:\\s*\"(evolved_instruction|questions|critique)\""
              + "|\\bnamed? (evolved_instruction|questions|critique)\\b");

  private final String schemaName;

  Role(String schemaName) {
    this.schemaName = schemaName;
  }

  /// By the schema's name, or by its title where the schema stands in the system message alone.
  static Role of(ChatRequest request) {
    var schema = request.schema();
    return named(schema == null ? "" : schema.name())
        .or(() -> namedInProse(request.system()))
        .orElse(schema == null ? TEACHER : FORM_FILLER);
  }

  private static Optional<Role> namedInProse(String system) {
    var matcher = NAMED_IN_PROSE.matcher(system);
    return matcher.find()
        ? named(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
        : Optional.empty();
  }

  private static Optional<Role> named(String name) {
    for (var role : values()) {
      if (!name.isEmpty() && role.schemaName.equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
