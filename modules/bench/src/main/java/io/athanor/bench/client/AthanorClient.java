package io.athanor.bench.client;

import io.athanor.llm.Chat;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Endpoints;
import io.athanor.llm.ModelSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The model as a stage has it: paced, metered, over the transport that Athanor brings.
final class AthanorClient implements Client.Calls {
  private static final String ROLE = "bench";
  private static final Chat CHAT = Chat.of(Question.SYSTEM, Question.USER);

  private final ChatModel model;

  AthanorClient(URI baseUrl, int inFlight) {
    model =
        new Endpoints(new SimpleMeterRegistry(), List.of(ROLE), inFlight)
            .model(
                ROLE,
                new ModelSettings(
                    baseUrl,
                    null,
                    Question.MODEL,
                    null,
                    Question.MAX_TOKENS,
                    Duration.ofMinutes(2)));
  }

  @Override
  public void call() throws InterruptedException {
    model.ask(CHAT);
  }
}
