package io.athanor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {

  @Test
  void readsTheGenerationBehindAnOldAndANewLength() {
    var old = ByteBuffer.allocate(64).putShort((short) 3).putShort((short) 8);
    var compact = ByteBuffer.allocate(64).putShort((short) 4).put((byte) 9);

    assertThat(Groups.generation(filled(old))).isEqualTo(17);
    assertThat(Groups.generation(filled(compact))).isEqualTo(17);
  }

  @Test
  void countsWhatWasAddedInGroupsOldAndNew() {
    assertThat(Groups.added(Map.of("a", 3), Map.of("a", 5, "b", 1))).isEqualTo(3);
  }

  private static ByteBuffer filled(ByteBuffer value) {
    return value.put("consumer".getBytes(StandardCharsets.UTF_8)).putInt(17).flip();
  }
}
