package io.athanor.rehearsal;

/// The model itself: a pure function of a request's messages and schema.
final class RehearsalModel {

  Utterance reply(ChatRequest request) {
    return Utterance.of("### Reasoning\nThis is a rehearsal.\n\n### Final answer\nRehearsed.");
  }
}
