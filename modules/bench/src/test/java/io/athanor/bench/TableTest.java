package io.athanor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void hasARowForEachContestantAndADashWhereItFailed() {
    // Given
    var table =
        new Table<Double>(
            "who",
            List.of(
                new Table.Column<>("calls/s", perSecond -> perSecond, 0),
                new Table.Column<>("ms", perSecond -> 1000 / perSecond, 2)));
    var results = new LinkedHashMap<String, List<Double>>();
    results.put("quick", List.of(100.0, 200.0, 400.0));
    results.put("broken", List.of());

    // Then
    assertThat(table.markdown(results))
        .containsExactly(
            "| who | calls/s | ms |",
            "| --- | --- | --- |",
            "| quick | 200 (100–400) | 5.00 (2.50–10.00) |",
            "| broken | - | - |");
  }
}
