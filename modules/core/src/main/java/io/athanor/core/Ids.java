package io.athanor.core;

import io.athanor.record.Case;
import io.athanor.record.Seed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Ids that a repeat gives again: 128 bits of SHA-256 over the parts, in hex.
public final class Ids {
  private Ids() {}

  /// A seed's own id, or a hash of its content where it brings none.
  public static String seed(Seed seed) {
    if (!seed.getId().isBlank()) {
      return seed.getId();
    }
    var parts = new ArrayList<>(List.of("seed", seed.getPrompt(), seed.getKind().name()));
    parts.add(seed.getSystem().orElse(""));
    parts.add(seed.getContext().orElse(""));
    parts.add(seed.getAnswer().orElse(""));
    parts.add(seed.getEntryPoint().orElse(""));
    for (Case one : seed.getCases()) {
      parts.add(one.toString());
    }
    return hash(parts.toArray(String[]::new));
  }

  public static String document(String uri, String text) {
    return hash("document", uri, text);
  }

  /// The id of a seed that was drawn from a passage of a document.
  public static String question(String documentId, int passage, String question) {
    return hash("question", documentId, Integer.toString(passage), question);
  }

  public static String child(String parentId, String operator, int generation) {
    return hash("child", parentId, operator, Integer.toString(generation));
  }

  public static String assignment(String instructionId, int round) {
    return hash("assignment", instructionId, Integer.toString(round));
  }

  /// A hash over the parts that no other division of the same characters gives.
  public static String hash(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
