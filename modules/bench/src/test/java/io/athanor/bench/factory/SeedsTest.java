package io.athanor.bench.factory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeedsTest {

  @Test
  void makesNoTwoAlike() {
    assertThat(IntStream.range(0, 10_000).mapToObj(Seeds::line)).doesNotHaveDuplicates();
  }

  @Test
  void setsNoSubjectBesideItself() {
    assertThat(IntStream.range(0, 10_000).mapToObj(Seeds::line))
        .noneMatch(line -> line.matches(".*\\b(\\w+s)\\b.*\\b\\1\\b.*"));
  }
}
