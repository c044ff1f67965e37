package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Draws questions from a passage whose answers are sentences of that passage.
final class Questioner {
  private static final int MOST = 4;
  private static final Pattern CAUSE =
      Pattern.compile("\\b(because|since|so that|therefore|which is why)\\b");

  private static final String VERB =
      "is|was|are|were|has|had|have|can|cannot|could|may|must|will|would|should|does|did";
  private static final Pattern NOUN_PHRASE =
      Pattern.compile(
          "\\b(?:the|an?|its|their|every|each) (?:"
              + "[\\p{L}-]{3,}(?=[,.;:!?]| (?:in|on|at|to|from|with|and|or|by|for|as|into|when|until"
              + "|than|that|which|of|"
              + VERB
              + ")\\b)"
              + "|[\\p{L}-]+ [\\p{L}-]{4,}(?= (?:that|which|of|"
              + VERB
              + ")\\b))",
          Pattern.CASE_INSENSITIVE);

  /// @param kind factual, reasoning, application, summary
  record Question(String kind, String question, String answer) {}

  /// `{"questions":[{"kind","question","answer"}…]}`
  JsonNode questions(ChatRequest request) {
    var blocks = Blocks.of(request.user());
    var drawn = draw(blocks.first("passage").orElse(request.user()));
    var reply = JsonNodeFactory.instance.objectNode();
    var list = reply.putArray("questions");
    for (var question : drawn) {
      list.addObject()
          .put("kind", question.kind())
          .put("question", question.question())
          .put("answer", question.answer());
    }
    return reply;
  }

  /// A question about the passage other than `known`, if there is one.
  Optional<String> another(String passage, String known) {
    var others =
        draw(passage).stream().map(Question::question).filter(q -> !q.equals(known)).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(Hash.choose(others, "another", known));
  }

  /// Two to four questions; fewer from a passage of fewer than two whole sentences.
  List<Question> draw(String passage) {
    var sentences = Words.sentences(passage);
    if (sentences.isEmpty()) {
      return Words.count(passage) == 0
          ? List.of()
          : List.of(new Question("factual", "What does the passage say?", passage.strip()));
    }
    var questions = new ArrayList<Question>();
    sentences.stream()
        .filter(s -> CAUSE.matcher(s).find() && subject(s).isPresent())
        .findFirst()
        .ifPresent(s -> questions.add(reasoning(s)));
    for (var sentence : byHash(sentences)) {
      boolean taken = questions.stream().anyMatch(q -> q.answer().equals(sentence));
      if (!taken && questions.size() < Math.min(sentences.size(), MOST - 2)) {
        subject(sentence).ifPresent(about -> questions.add(factual(sentence, about)));
      }
    }
    if (sentences.size() >= 3) {
      questions.add(application(sentences));
      questions.add(summary(sentences));
    }
    return questions;
  }

  private static Question factual(String sentence, String about) {
    var forms =
        List.of(
            "What does the passage say about %s?",
            "According to the passage, what should one know about %s?",
            "What do we learn from the passage about %s?");
    return new Question(
        "factual", Hash.choose(forms, "factual", sentence).formatted(about), sentence);
  }

  private static Question reasoning(String sentence) {
    return new Question(
        "reasoning",
        "Which reason does the passage give in what it says about %s, and what follows from it?"
            .formatted(subject(sentence).orElseThrow()),
        sentence);
  }

  private static Question application(List<String> sentences) {
    String sentence = sentences.get(sentences.size() / 2);
    String about = subject(sentence).orElse("its subject");
    return new Question(
        "application",
        "Someone who has to deal with %s asks you for advice. What would you tell them on the strength of the passage?"
            .formatted(about),
        sentence);
  }

  private static Question summary(List<String> sentences) {
    String about = subject(String.join(" ", sentences)).orElse("its subject");
    return new Question(
        "summary",
        "Summarise in a few sentences what the passage says, with %s in view.".formatted(about),
        sentences.getFirst() + " " + sentences.getLast());
  }

  /// What a sentence is about: its first noun phrase by a simple rule (an article, a few words,
  /// then a word that begins something else), or else its two longest words.
  private static Optional<String> subject(String sentence) {
    var phrase = NOUN_PHRASE.matcher(sentence);
    while (phrase.find()) {
      String found = phrase.group().toLowerCase(Locale.ROOT);
      if (!Words.telling(found).isEmpty()) {
        return Optional.of(found);
      }
    }
    var longest = Words.longest(Words.telling(sentence), 2);
    return longest.size() < 2 ? Optional.empty() : Optional.of(String.join(" and ", longest));
  }

  private static List<String> byHash(List<String> sentences) {
    return sentences.stream().sorted((a, b) -> Hash.of(a).compareTo(Hash.of(b))).toList();
  }
}
