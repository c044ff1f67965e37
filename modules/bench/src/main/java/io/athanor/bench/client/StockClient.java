package io.athanor.bench.client;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.net.URI;

/// openai-java with the transport and the settings it ships with.
final class StockClient implements Client.Calls {
  private final OpenAIClient client;

  StockClient(URI baseUrl) {
    client = OpenAIOkHttpClient.builder().baseUrl(baseUrl.toString()).apiKey("none").build();
  }

  @Override
  public void call() {
    client
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder()
                .model(Question.MODEL)
                .addSystemMessage(Question.SYSTEM)
                .addUserMessage(Question.USER)
                .maxCompletionTokens(Question.MAX_TOKENS)
                .build());
  }
}
