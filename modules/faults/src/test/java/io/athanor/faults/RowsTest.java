package io.athanor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows that need no more than a number or two.
class RowsTest {

  @ParameterizedTest
  @CsvSource({"30, 143, PASSED", "30, 0, PASSED", "31, 143, FAILED", "1, 1, FAILED"})
  void wantsAProcessToStopInTimeAndWell(int seconds, int code, Verdict verdict) {
    var stopped = new Stopped("teach", Duration.ofSeconds(seconds), OptionalInt.of(code));

    assertThat(Stopped.row("rolling", "done", List.of(stopped)).verdict()).isEqualTo(verdict);
  }

  @Test
  void failsWhereAProcessHadToBeKilled() {
    var killed = new Stopped("teach", Duration.ofSeconds(1), OptionalInt.empty());

    assertThat(Stopped.row("rolling", "done", List.of(killed)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void wantsTheAllowanceUsedAndHardlyARefusal() {
    assertThat(Storm.used("done", 0.95).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(Storm.used("done", 0.949).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Storm.refusals("done", 10_000, 9).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(Storm.refusals("done", 10_000, 10).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Storm.refusals("done", 0, 0).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void keepsBarsOutOfTheCellsOfAMarkdownTable() {
    var lines = Table.markdown(List.of(Row.of("a", "b|c", "d", "e", true)));

    assertThat(lines.getLast()).isEqualTo("| a | b\\|c | d | e | passed |");
  }
}
