package io.athanor.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Choices that are the same on every machine and in every run: by the SHA-256 of a text.
final class Hash {

  private Hash() {}

  /// 24 hexadecimal digits.
  static String of(String text) {
    return HexFormat.of().formatHex(sha256(text), 0, 12);
  }

  /// A number from 0 to `bound`, exclusive.
  static int below(int bound, String text) {
    byte[] hash = sha256(text);
    int number =
        (hash[0] & 0x7F) << 24 | (hash[1] & 0xFF) << 16 | (hash[2] & 0xFF) << 8 | (hash[3] & 0xFF);
    return number % bound;
  }

  /// One of `choices`; `salt` keeps choices about the same text apart.
  static <T> T choose(List<T> choices, String salt, String text) {
    return choices.get(below(choices.size(), salt + "\0" + text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
