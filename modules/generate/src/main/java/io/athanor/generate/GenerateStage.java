package io.athanor.generate;

import io.athanor.core.Never;
import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Structured;
import io.athanor.record.Document;
import io.athanor.record.Seed;
import java.util.ArrayList;

/// Documents to seeds: grounded questions of several kinds about each passage, each with the
/// passage and a reference answer.
///
/// A document costs one call per passage, one after the other, and is one record: where a call
/// fails, the next try asks about every passage again. A document without text is rejected as
/// `empty_document`, one to which no usable question was asked as `no_question`.
public final class GenerateStage implements Stage<Document, Seed, Never> {
  private final ChatModel questioner;
  private final GenerateSettings settings;

  public GenerateStage(ChatModel questioner, GenerateSettings settings) {
    this.questioner = questioner;
    this.settings = settings;
  }

  @Override
  public Outcome<Seed, Never> apply(Document document) throws InterruptedException {
    var passages = Passages.of(document, settings.minWords(), settings.maxWords());
    if (passages.isEmpty()) {
      return Outcome.reject("empty_document", "the document holds no text", document);
    }
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < passages.size(); i++) {
      for (var question : ask(passages.get(i)).questions()) {
        candidates.add(new Candidate(i, passages.get(i), question));
      }
    }
    return Selection.outcome(document, candidates);
  }

  private Questions ask(String passage) throws InterruptedException {
    return Structured.ask(questioner, Questions.chat(passage, settings.kinds()), Questions.SHAPE)
        .value();
  }
}
