package io.athanor.verify.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where lists of tokens are cut. Pure.
final class Tokens {
  private static final Set<String> OPENING = Set.of("(", "[", "{", "\\{", "⟨", "⌊", "⌈");
  private static final Set<String> CLOSING = Set.of(")", "]", "}", "\\}", "⟩", "⌋", "⌉");

  private Tokens() {}

  /// The places of tokens that stand in no brackets.
  static List<Integer> places(List<Token> tokens, Predicate<Token> wanted) {
    var places = new ArrayList<Integer>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      depth -= CLOSING.contains(token.text()) ? 1 : 0;
      if (depth == 0 && wanted.test(token)) {
        places.add(i);
      }
      depth += OPENING.contains(token.text()) ? 1 : 0;
    }
    return places;
  }

  /// What stands between the places.
  static List<List<Token>> between(List<Token> tokens, List<Integer> places) {
    var parts = new ArrayList<List<Token>>();
    int begin = 0;
    for (int place : places) {
      parts.add(tokens.subList(begin, place));
      begin = place + 1;
    }
    parts.add(tokens.subList(begin, tokens.size()));
    return parts;
  }

  /// What is cut by commas and semicolons that stand in no brackets; empty parts are left out.
  static List<List<Token>> entries(List<Token> tokens) {
    return between(tokens, places(tokens, token -> token.is(",") || token.is(";"))).stream()
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// Whether the first token is a bracket and the last the one that closes it.
  static boolean bracketed(List<Token> tokens) {
    return tokens.size() > 1
        && OPENING.contains(tokens.getFirst().text())
        && CLOSING.contains(tokens.getLast().text())
        && IntStream.range(0, tokens.size() - 1)
            .allMatch(end -> depth(tokens.subList(0, end + 1)) > 0);
  }

  static List<Token> inside(List<Token> bracketed) {
    return bracketed.subList(1, bracketed.size() - 1);
  }

  static String text(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  private static int depth(List<Token> tokens) {
    return tokens.stream()
        .mapToInt(
            token -> OPENING.contains(token.text()) ? 1 : CLOSING.contains(token.text()) ? -1 : 0)
        .sum();
  }
}
