package io.athanor.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.language.Complaints;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.wall.Consumption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndedTest {
  private static final Consumption LITTLE = new Consumption(Duration.ofMillis(20), 0, false);
  private static final Complaints PYTHON = Languages.DEFAULT.complaints();

  @Test
  void whatFailsBeforeTheInterpreterLivesIsNeverTheProgramsFault() {
    var ended =
        new Ended(false, null, 127, LITTLE, "prlimit: no such file", PYTHON, Limits.DEFAULT);
    assertThat(ended.ending()).isEqualTo(Run.Ending.INTERNAL);
    assertThat(ended.detail()).contains("127").contains("prlimit: no such file");
  }

  @Test
  void unexplainedKillIsNeverTheProgramsFault() {
    assertThat(live(137, LITTLE, "").ending()).isEqualTo(Run.Ending.INTERNAL);
  }

  @Test
  void killAtTheHardLimitOfProcessorTimeIsTheLimit() {
    assertThat(live(137, new Consumption(Limits.DEFAULT.cpu(), 0, false), "").ending())
        .isEqualTo(Run.Ending.CPU_LIMIT);
    assertThat(live(152, LITTLE, "").ending()).isEqualTo(Run.Ending.CPU_LIMIT);
  }

  @Test
  void killByTheHostIsTheLimitThatItWatched() {
    var ended = new Ended(true, Run.Ending.WALL_LIMIT, 137, LITTLE, "", PYTHON, Limits.DEFAULT);
    assertThat(ended.ending()).isEqualTo(Run.Ending.WALL_LIMIT);
    assertThat(ended.detail()).isEqualTo("more than 10000 ms on the clock");
  }

  @Test
  void memoryErrorCountsOnlyAsTheLastWordOfAProgramThatFailed() {
    assertThat(live(1, LITTLE, "Traceback…\nMemoryError\n").ending())
        .isEqualTo(Run.Ending.MEMORY_LIMIT);
    assertThat(live(1, LITTLE, "MemoryError\nValueError: x\n").ending())
        .isEqualTo(Run.Ending.NONZERO_EXIT);
    assertThat(live(0, LITTLE, "MemoryError\n").ending()).isEqualTo(Run.Ending.OK);
  }

  @Test
  void moreMemoryThanAllowedIsTheLimitHoweverItEnded() {
    var tooMuch = new Consumption(Duration.ofMillis(20), 1L << 30, true);
    assertThat(live(137, tooMuch, "").ending()).isEqualTo(Run.Ending.MEMORY_LIMIT);
    assertThat(live(0, tooMuch, "").ending()).isEqualTo(Run.Ending.MEMORY_LIMIT);
  }

  @Test
  void signalsAreToldFromLargeExitCodes() {
    assertThat(live(139, LITTLE, "").ending()).isEqualTo(Run.Ending.SIGNALLED);
    assertThat(live(139, LITTLE, "").detail()).isEqualTo("signal 11, segmentation fault");
    assertThat(live(255, LITTLE, "").ending()).isEqualTo(Run.Ending.NONZERO_EXIT);
  }

  private static Ended live(int exitCode, Consumption used, String stderr) {
    return new Ended(true, null, exitCode, used, stderr, PYTHON, Limits.DEFAULT);
  }
}
