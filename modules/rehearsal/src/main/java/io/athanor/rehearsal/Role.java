package io.athanor.rehearsal;

import java.util.Set;

/// What the model is asked to be, told by the schema of the reply.
enum Role {
  /// Answers an instruction in free text; no schema.
  TEACHER("", Set.of()),
  /// Makes another instruction out of one.
  EVOLVER("evolved_instruction", Set.of("instruction")),
  /// Draws questions from a passage.
  QUESTIONER("questions", Set.of("questions")),
  /// Scores an answer.
  JUDGE("critique", Set.of("scores", "findings", "feedback")),
  /// Proposes inputs for a function or a program.
  TESTER("case_inputs", Set.of("inputs")),
  /// Any other schema.
  FORM_FILLER("", Set.of());

  private final String schema;
  private final Set<String> members;

  Role(String schema, Set<String> members) {
    this.schema = schema;
    this.members = members;
  }

  /// By the schema's name; by its members where the caller could not send a name.
  static Role of(ChatRequest request) {
    var wanted = request.schema();
    if (wanted == null) {
      return TEACHER;
    }
    for (var role : values()) {
      boolean named = role.schema.equals(wanted.name());
      boolean recognised = wanted.name().isEmpty() && role.members.equals(wanted.members());
      if (!role.members.isEmpty() && (named || recognised)) {
        return role;
      }
    }
    return FORM_FILLER;
  }
}
