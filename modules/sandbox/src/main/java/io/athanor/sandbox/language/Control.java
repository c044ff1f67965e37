package io.athanor.sandbox.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Programs of which it is known how they do: each has 19 and 23 in its input, and one prints 42.
///
/// @param input what both are given; default the two numbers on a line
/// @param right prints the sum
/// @param wrong prints something else
public record Control(String input, String right, String wrong) {
  private static final Pattern NUMBERS = Pattern.compile("19|23");

  public Control(@Nullable String input, String right, String wrong) {
    this.input = input == null ? "19 23\n" : input;
    this.right = right;
    this.wrong = wrong;
  }

  /// The input with other numbers in it.
  public String inputWith(long first, long second) {
    return NUMBERS
        .matcher(input)
        .replaceAll(number -> Long.toString(number.group().equals("19") ? first : second));
  }
}
