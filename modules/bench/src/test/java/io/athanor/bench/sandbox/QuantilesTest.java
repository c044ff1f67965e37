package io.athanor.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class QuantilesTest {

  @Test
  void areTimesThatWereMeasuredByNearestRank() {
    // Given
    var nanos =
        LongStream.rangeClosed(1, 20).map(n -> n * 1_000_000).boxed().collect(Collectors.toList());
    Collections.reverse(nanos);

    // Then
    assertThat(Quantiles.of(nanos)).isEqualTo(new Quantiles(10, 19));
  }

  @Test
  void ofOneRunAreThatRun() {
    assertThat(Quantiles.of(List.of(1_500_000L))).isEqualTo(new Quantiles(1.5, 1.5));
  }

  @Test
  void needARun() {
    assertThatThrownBy(() -> Quantiles.of(List.of())).hasMessageContaining("at least one run");
  }
}
