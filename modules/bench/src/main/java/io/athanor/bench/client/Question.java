package io.athanor.bench.client;

/// What every client asks, about 1.3 kB of JSON, and what it is answered, about 1 kB.
final class Question {
  static final String MODEL = "bench";
  static final String SYSTEM = "You are a careful writer.";
  static final String USER =
      "Explain how a value moves through the stages of a pipeline. ".repeat(20);
  static final int MAX_TOKENS = 1000;

  static final String ANSWER =
      """
      {"id":"1","object":"chat.completion","created":1,"model":"bench","choices":[{"index":0,\
      "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":300,"completion_tokens":200,"total_tokens":500}}\
      """
          .formatted("word after word ".repeat(50));

  /// The question as it goes over the wire.
  static final String BODY =
      """
      {"messages":[{"content":"%s","role":"system"},{"content":"%s","role":"user"}],\
      "model":"%s","max_tokens":%d}\
      """
          .formatted(SYSTEM, USER, MODEL, MAX_TOKENS);

  private Question() {}
}
