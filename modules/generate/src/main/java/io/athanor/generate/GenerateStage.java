package io.athanor.generate;

import io.athanor.core.Never;
import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.llm.ChatModel;
import io.athanor.record.Document;
import io.athanor.record.Seed;

/// Documents to seeds.
public final class GenerateStage implements Stage<Document, Seed, Never> {
  private final ChatModel questioner;
  private final GenerateSettings settings;

  public GenerateStage(ChatModel questioner, GenerateSettings settings) {
    this.questioner = questioner;
    this.settings = settings;
  }

  @Override
  public Outcome<Seed, Never> apply(Document document) throws InterruptedException {
    throw new UnsupportedOperationException(questioner + " " + settings);
  }
}
