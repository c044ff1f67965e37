package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.Place;
import io.athanor.streams.redrive.Letter;
import io.athanor.streams.redrive.Letters.Found;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailedTableTest {

  @Test
  void hasARowForEachStageAndCause() {
    // Given
    var table = filled(false);

    // Then
    assertThat(table.text())
        .isEqualTo(
            """
            stage   fault   exception              letters  redriven  first                 last                  example
            intake  poison  Unreadable                   1         1  1970-01-01T00:00:09Z  1970-01-01T00:00:09Z  x
            teach   bug     IllegalStateException        2         1  1970-01-01T00:00:05Z  1970-01-01T00:00:07Z  b\
            """);
  }

  @Test
  void namesEveryLetter() {
    assertThat(filled(true).text())
        .isEqualTo(
            """
            stage   fault   exception              last                  redriven  letter        id
            intake  poison  Unreadable             1970-01-01T00:00:09Z  yes       p.failed/0/4  x
            teach   bug     IllegalStateException  1970-01-01T00:00:07Z  yes       p.failed/0/4  a
            teach   bug     IllegalStateException  1970-01-01T00:00:05Z  no        p.failed/0/4  b\
            """);
  }

  @Test
  void tellsHowToPutBackWhatWasNotYet() {
    assertThat(filled(false).next(null))
        .hasValue("Mend the cause, then put them back: ./athanor redrive teach --cause bug");
    assertThat(filled(false).next(Path.of("out/.athanor")).orElseThrow())
        .endsWith(" --data-dir out/.athanor");
  }

  @Test
  void saysThatAllIsWell() {
    // Given
    var table = new FailedTable(false);

    // Then
    assertThat(table.text()).isEqualTo("no dead letters");
    assertThat(table.next(null)).isEmpty();
  }

  private static FailedTable filled(boolean ids) {
    var table = new FailedTable(ids);
    table.add(found("intake", "poison", "Unreadable", "x", 9, true));
    table.add(found("teach", "bug", "IllegalStateException", "a", 7, true));
    table.add(found("teach", "bug", "IllegalStateException", "b", 5, false));
    return table;
  }

  private static Found found(
      String stage, String fault, String exception, String id, int second, boolean redriven) {
    var letter =
        new Letter(
            new Place("p.failed", 0, 4),
            Optional.of(new Place("p.in", 0, 1)),
            fault,
            exception,
            id,
            Instant.EPOCH,
            Instant.ofEpochMilli(second * 1000L + 1),
            false);
    return new Found(stage, letter, redriven);
  }
}
