package io.athanor.streams.engine;

import java.util.Locale;

/// The ways out of a line.
enum Outlet {
  PASSED,
  SENT_BACK,
  REJECTED,
  FAILED;

  /// As in the tag `outcome` of the meters.
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name of the sink node of `line` that leads there.
  String sink(String line) {
    return line + "-" + tag().replace('_', '-');
  }
}
