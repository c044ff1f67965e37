package io.athanor.llm;

import io.athanor.record.Usage;

/// How many tokens a role's next call is likely to use: its prompt's, by the characters per token
/// of earlier prompts, and the mean of its earlier answers. Both begin with a guess (4 characters,
/// 512 tokens or all that an answer may have) and lean on each reply by a 16th.
///
/// Safe for many threads.
final class TokenEstimate {
  private static final double CHARACTERS_PER_TOKEN = 4;
  private static final int FIRST_ANSWER = 512;
  private static final double WEIGHT = 1.0 / 16;

  private double tokensPerCharacter = 1 / CHARACTERS_PER_TOKEN;
  private double answer;

  /// @param maxTokens the most that an answer may have
  TokenEstimate(int maxTokens) {
    this.answer = Math.min(FIRST_ANSWER, maxTokens);
  }

  /// At least 1.
  synchronized long of(Chat chat) {
    return Math.max(1, Math.round(characters(chat) * tokensPerCharacter + answer));
  }

  synchronized void learn(Chat chat, Usage usage) {
    int characters = characters(chat);
    if (characters > 0 && usage.getPromptTokens() > 0) {
      tokensPerCharacter =
          leaned(tokensPerCharacter, (double) usage.getPromptTokens() / characters);
    }
    if (usage.getCompletionTokens() > 0) {
      answer = leaned(answer, usage.getCompletionTokens());
    }
  }

  private static int characters(Chat chat) {
    return chat.system().length() + chat.user().length();
  }

  private static double leaned(double mean, double latest) {
    return mean + WEIGHT * (latest - mean);
  }
}
