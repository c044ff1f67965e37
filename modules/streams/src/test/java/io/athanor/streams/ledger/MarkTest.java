package io.athanor.streams.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.streams.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {

  @Test
  void readsTheLastMarkAsAResultMayCarryItsInputsHeadersToo() {
    // Given
    var headers = new RecordHeaders();
    headers.add(Headers.SOURCE, "athanor.seeds.v1/0/7".getBytes(UTF_8));
    headers.add(Headers.PART, "0/1".getBytes(UTF_8));
    headers.add(Headers.SOURCE, "athanor.answers.v1/3/12345678901".getBytes(UTF_8));
    headers.add(Headers.PART, "1/2".getBytes(UTF_8));

    // When
    var mark = Mark.read(headers);

    // Then
    assertThat(mark).contains(new Mark("athanor.answers.v1", 3, 12345678901L, 1, 2));
  }

  @Test
  void aRecordWithoutHeadersIsNobodysResult() {
    assertThat(Mark.read(new RecordHeaders())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"t/0, 0/1", "t/0/1/2, 0/1", "t/x/1, 0/1", "t/0/-1, 0/1", "t/0/1, 1/1", "t/0/1, 1"})
  void refusesWhatNoStageWrites(String source, String part) {
    assertThatThrownBy(() -> Mark.parse(source, part)).isInstanceOf(IllegalArgumentException.class);
  }
}
