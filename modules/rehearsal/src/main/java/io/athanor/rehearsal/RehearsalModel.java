package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;

/// The model itself: a pure function of a request's messages and schema.
final class RehearsalModel {
  private final Questioner questioner = new Questioner();
  private final Tester tester = new Tester();
  private final Teacher teacher;
  private final Evolver evolver;
  private final Judge judge;

  RehearsalModel() {
    var knowledge = Knowledge.load();
    var evolution = Evolution.load();
    this.teacher = new Teacher(knowledge, evolution, new Improviser());
    this.evolver = new Evolver(knowledge, evolution, questioner);
    this.judge = new Judge(knowledge);
  }

  Utterance reply(ChatRequest request) {
    return switch (Role.of(request)) {
      case TEACHER -> teacher.answer(request);
      case EVOLVER -> json(evolver.evolve(request));
      case QUESTIONER -> json(questioner.questions(request));
      case JUDGE -> json(judge.judge(request));
      case TESTER -> json(tester.inputs(request));
      case FORM_FILLER -> json(filled(request));
    };
  }

  /// As [#reply], but a judge that is pleased with everything.
  Utterance flattering(ChatRequest request) {
    return Role.of(request) == Role.JUDGE ? json(judge.flatter(request)) : reply(request);
  }

  private static JsonNode filled(ChatRequest request) {
    var schema = request.schema();
    if (schema == null) {
      throw new IllegalStateException("a form filler needs a schema");
    }
    return SchemaInstance.of(schema.schema());
  }

  private static Utterance json(JsonNode reply) {
    return Utterance.of(reply.toString());
  }
}
