package io.athanor.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One message of a [Prompt], cut at its places once, so that it is not searched for each call.
record Template(List<Line> lines) {
  private static final Pattern BRACES = Pattern.compile("\\{\\{(?<inside>.*?)}}");
  private static final Pattern PLACE = Pattern.compile("<(?<data>[a-z_]+)>|(?<ours>[a-z_]+)");

  record Line(List<Piece> pieces) {
    /// Whether it is there for somebody's data alone, and there is none.
    boolean isIdle(Map<String, String> values) {
      boolean places = false;
      for (var piece : pieces) {
        switch (piece) {
          case Piece.Text _ -> {}
          case Piece.Ours _ -> {
            return false;
          }
          case Piece.Data(var name) -> {
            if (!values.getOrDefault(name, "").isEmpty()) {
              return false;
            }
            places = true;
          }
        }
      }
      return places;
    }
  }

  sealed interface Piece {
    record Text(String text) implements Piece {}

    record Ours(String name) implements Piece {}

    record Data(String name) implements Piece {}
  }

  /// @param prompt whose message it is
  /// @throws IllegalArgumentException if there are braces that are no place
  static Template parse(String prompt, String source) {
    return new Template(source.lines().map(line -> line(prompt, line)).toList());
  }

  private static Line line(String prompt, String line) {
    var pieces = new ArrayList<Piece>();
    var braces = BRACES.matcher(line);
    int end = 0;
    for (; braces.find(); end = braces.end()) {
      pieces.add(new Piece.Text(line.substring(end, braces.start())));
      pieces.add(place(prompt, braces.group("inside")));
    }
    pieces.add(new Piece.Text(line.substring(end)));
    return new Line(pieces);
  }

  private static Piece place(String prompt, String inside) {
    var place = PLACE.matcher(inside);
    if (!place.matches()) {
      throw new IllegalArgumentException(
          "prompt " + prompt + ": a place is {{name}} or {{<name>}}, got {{" + inside + "}}");
    }
    String data = place.group("data");
    return data == null ? new Piece.Ours(place.group("ours")) : new Piece.Data(data);
  }

  Stream<String> places() {
    return lines.stream()
        .flatMap(line -> line.pieces().stream())
        .mapMulti((piece, places) -> {
          switch (piece) {
            case Piece.Text _ -> {}
            case Piece.Ours(var name) -> places.accept(name);
            case Piece.Data(var name) -> places.accept(name);
          }
        });
  }

  /// @param values one for each place
  String fill(Map<String, String> values) {
    var filled = new StringBuilder();
    for (var line : lines) {
      if (line.isIdle(values)) {
        continue;
      }
      for (var piece : line.pieces()) {
        switch (piece) {
          case Piece.Text(var text) -> filled.append(text);
          case Piece.Ours(var name) -> filled.append(values.getOrDefault(name, ""));
          case Piece.Data(var name) ->
              filled.append(Prompt.block(name, values.getOrDefault(name, "")));
        }
      }
      filled.append('\n');
    }
    return filled.toString().strip();
  }
}
