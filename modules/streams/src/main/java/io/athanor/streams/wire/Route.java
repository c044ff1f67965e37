package io.athanor.streams.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One path of an HTTP API, and who answers it.
///
/// @param method as in HTTP
/// @param template segments between slashes; `*` takes any one
record Route(String method, String template, Answer answer) {

  /// Answers a call.
  @FunctionalInterface
  interface Answer {
    Object to(Call call);
  }

  /// A call of a route.
  ///
  /// @param values what the stars took, in order
  record Call(List<String> values, byte[] body) {
    String value(int index) {
      return values.get(index);
    }
  }

  /// What the stars take of a path; empty where it is another path.
  ///
  /// @param path decoded segments
  Optional<List<String>> match(List<String> path) {
    var wanted = segments(template);
    if (wanted.size() != path.size()) {
      return Optional.empty();
    }
    var taken = new ArrayList<String>();
    for (var i = 0; i < path.size(); i++) {
      if (wanted.get(i).equals("*")) {
        taken.add(path.get(i));
      } else if (!wanted.get(i).equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(taken);
  }

  static List<String> segments(String path) {
    return List.of(path.split("/", -1)).stream().filter(s -> !s.isEmpty()).toList();
  }
}
