package io.athanor.verify.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where a name stands in a source: each time the lines about it, as a definition may begin a line
/// or two before the name. Pure.
///
/// The patterns by which languages define names may take time that grows with the square of a text,
/// so they are never let loose on more than this: each window is bounded, and two of them have no
/// more than a part in common.
final class Mentions {
  private static final int BEFORE = 200;
  private static final int AFTER = 400;

  private Mentions() {}

  /// In order; blank lines are left out.
  static List<String> of(String name, String source) {
    var text =
        source.lines().filter(Predicate.not(String::isBlank)).collect(Collectors.joining("\n"));
    var windows = new ArrayList<String>();
    int at = text.indexOf(name);
    while (at >= 0) {
      windows.add(text.substring(from(text, at), Math.min(text.length(), at + AFTER)));
      at = text.indexOf(name, at + AFTER / 2);
    }
    return windows;
  }

  /// The first beginning of a line within reach.
  private static int from(String text, int at) {
    if (at <= BEFORE) {
      return 0;
    }
    int line = text.substring(at - BEFORE, at).indexOf('\n');
    return at - BEFORE + line + 1;
  }
}
