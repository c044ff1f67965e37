package io.athanor.app.command;

import io.athanor.streams.Columns;
import io.athanor.streams.redrive.Letters.Found;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Dead letters as aligned text: a row a stage and cause; or a row a letter.
final class FailedTable {
  private static final List<String> HEAD =
      List.of("stage", "fault", "exception", "letters", "redriven", "first", "last", "example");
  private static final List<String> HEAD_OF_IDS =
      List.of("stage", "fault", "exception", "last", "redriven", "letter", "id");

  private final boolean ids;
  private final Map<Cause, Group> groups = new LinkedHashMap<>();
  private final List<List<String>> letters = new ArrayList<>();

  private record Cause(String stage, String fault, String exception) {}

  /// @param ids whether every letter is named
  FailedTable(boolean ids) {
    this.ids = ids;
  }

  void add(Found found) {
    var letter = found.letter();
    groups
        .computeIfAbsent(
            new Cause(found.stage(), letter.fault(), letter.exception()), _ -> new Group())
        .add(found);
    if (ids) {
      letters.add(
          List.of(
              found.stage(),
              letter.fault(),
              letter.exception(),
              time(letter.last()),
              found.redriven() ? "yes" : "no",
              letter.at().toString(),
              letter.id()));
    }
  }

  String text() {
    if (groups.isEmpty()) {
      return "no dead letters";
    }
    var rows = new ArrayList<List<String>>();
    rows.add(ids ? HEAD_OF_IDS : HEAD);
    if (ids) {
      rows.addAll(letters);
    } else {
      groups.forEach((cause, group) -> rows.add(group.row(cause)));
    }
    return String.join("\n", Columns.aligned(rows, ids ? Set.of() : Set.of(3, 4)));
  }

  /// How to put back the first that was not.
  ///
  /// @param dataDir where they were found; null: on a cluster
  Optional<String> next(@Nullable Path dataDir) {
    return groups.entrySet().stream()
        .filter(entry -> entry.getValue().redriven < entry.getValue().letters)
        .findFirst()
        .map(entry ->
            "Mend the cause, then put them back: ./athanor redrive %s --cause %s%s"
                .formatted(
                    entry.getKey().stage(),
                    entry.getKey().fault(),
                    dataDir == null ? "" : " --data-dir " + dataDir));
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static final class Group {
    private long letters;
    private long redriven;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private String example = "";

    void add(Found found) {
      var letter = found.letter();
      letters++;
      redriven += found.redriven() ? 1 : 0;
      first = letter.last().isBefore(first) ? letter.last() : first;
      last = letter.last().isAfter(last) ? letter.last() : last;
      // The last one most likely can still be looked into.
      example = letter.id();
    }

    List<String> row(Cause cause) {
      return List.of(
          cause.stage(),
          cause.fault(),
          cause.exception(),
          number(letters),
          number(redriven),
          time(first),
          time(last),
          example);
    }

    private static String number(long value) {
      return String.format(Locale.ROOT, "%,d", value);
    }
  }
}
