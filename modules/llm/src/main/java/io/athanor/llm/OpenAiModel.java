package io.athanor.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One model at one endpoint, asked over `POST <base URL>/chat/completions`, without retries.
///
/// A call may be made of several requests while the endpoint's [Dialect] is found out; each has the
/// whole timeout.
final class OpenAiModel implements Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAiModel.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenAIClient client;
  private final ModelSettings settings;
  private final AtomicReference<Dialect> spoken;
  private final Faults faults;
  private final Replies replies;
  private final RequestOptions options;

  /// @param client its own retries off
  /// @param spoken shared by all who ask this model at this address
  OpenAiModel(OpenAIClient client, ModelSettings settings, AtomicReference<Dialect> spoken) {
    this.client = client;
    this.settings = settings;
    this.spoken = spoken;
    this.faults = new Faults(settings);
    this.replies = new Replies(settings, faults);
    this.options = RequestOptions.builder().timeout(settings.timeout()).build();
  }

  @Override
  public Received send(Chat chat) throws Faulted, InterruptedException {
    boolean shaped = chat.wanted().isPresent();
    var dialect = spoken.get();
    while (true) {
      try {
        var received = once(chat, dialect);
        learn(dialect, shaped);
        return received;
      } catch (OpenAIServiceException e) {
        String words = words(e);
        var fault =
            faults.status(
                e.statusCode(), words, name -> first(e.headers().values(name)), Instant.now());
        dialect =
            dialect
                .after(fault.kind(), e.statusCode(), words, shaped)
                .orElseThrow(() -> new Faulted(fault));
      } catch (OpenAIException | IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        throw new Faulted(faults.failure(e));
      }
    }
  }

  private Received once(Chat chat, Dialect dialect) throws Faulted, IOException {
    var completions = client.chat().completions().withRawResponse();
    try (var response = completions.create(request(chat, dialect), options)) {
      byte[] body = response.body().readAllBytes();
      var reply = replies.read(new String(body, StandardCharsets.UTF_8), Instant.now());
      return new Received(reply, Headroom.of(name -> first(response.headers().values(name))));
    }
  }

  private void learn(Dialect dialect, boolean shaped) {
    var before = spoken.getAndUpdate(known -> known.learning(dialect, shaped));
    if (shaped && !before.proved()) {
      LOG.atInfo()
          .addKeyValue("endpoint", settings.address())
          .addKeyValue("model", settings.model())
          .log("replies' shape is asked for by {}", dialect.format());
    }
  }

  private ChatCompletionCreateParams request(Chat chat, Dialect dialect) {
    var request = ChatCompletionCreateParams.builder().model(settings.model());
    String system = system(chat, dialect);
    if (!system.isEmpty()) {
      request.addSystemMessage(system);
    }
    request.addUserMessage(chat.user());
    request.putAdditionalBodyProperty(
        dialect.newTokenLimit() ? "max_completion_tokens" : "max_tokens",
        JsonValue.from(settings.maxTokens()));
    if (settings.temperature() != null && dialect.temperature()) {
      request.temperature(settings.temperature());
    }
    chat.wanted()
        .flatMap(dialect.format()::of)
        .ifPresent(format -> request.putAdditionalBodyProperty("response_format", format));
    return request.build();
  }

  private static String system(Chat chat, Dialect dialect) {
    if (dialect.format() == Dialect.Format.JSON_SCHEMA) {
      return chat.system();
    }
    return chat.wanted()
        .map(shape -> (chat.system() + "\n\n" + shape.instruction()).strip())
        .orElse(chat.system());
  }

  private static String words(OpenAIServiceException e) {
    try {
      return e.body().isMissing() ? "" : JSON.writeValueAsString(e.body());
    } catch (JsonProcessingException unreadable) {
      return "";
    }
  }

  private static @Nullable String first(List<String> values) {
    return values.isEmpty() ? null : values.getFirst();
  }
}
