package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Halt;
import io.athanor.record.Case;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.language.Languages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private static final Run RUN = Run.without(Run.Ending.OK, "fake", "it ended so");
  private static final CaseKind NOTHING_PASSES = new Kind("nobody's program");

  @Test
  void nothingIsSaidOfALanguageWhoseRightControlFails() throws Exception {
    var controls = new Controls(NOTHING_PASSES, NOTHING_PASSES, 100);
    assertThat(controls.objection(Languages.DEFAULT).orElseThrow()).contains("did not pass: 1");
  }

  @Test
  void controlsThatDoAsTheyMustAllowABatch() throws Exception {
    // Given
    var kind = new Kind(Languages.DEFAULT.control().right());
    var controls = new Controls(kind, NOTHING_PASSES, 3);
    // When seven answers come by
    for (int i = 0; i < 7; i++) {
      assertThat(controls.objection(Languages.DEFAULT)).isEmpty();
    }
    // Then each batch of three began with an empty, a wrong and a right program
    assertThat(kind.attempts).isEqualTo(3 * 3);
  }

  @Test
  void emptyOrWrongAnswerThatPassesStopsTheStage() {
    var empty = new Controls(new Kind(""), NOTHING_PASSES, 100);
    assertThatThrownBy(() -> empty.objection(Languages.DEFAULT))
        .isInstanceOf(Halt.class)
        .hasMessageContaining("python cannot be trusted: an empty program passed");
    var wrong = new Controls(new Kind(Languages.DEFAULT.control().wrong()), NOTHING_PASSES, 100);
    assertThatThrownBy(() -> wrong.objection(Languages.DEFAULT))
        .hasMessageContaining("a wrong program");
    var function = new Controls(NOTHING_PASSES, new Kind(""), 100);
    assertThatThrownBy(() -> function.objection(Languages.DEFAULT))
        .hasMessageContaining("an empty function");
  }

  @Test
  void withoutControlsNothingIsTried() throws Exception {
    var kind = new Kind("");
    assertThat(new Controls(kind, kind, 0).objection(Languages.DEFAULT)).isEmpty();
    assertThat(kind.attempts).isZero();
  }

  /// Lets one program pass.
  private static final class Kind implements CaseKind {
    private final String good;
    private int attempts;

    private Kind(String good) {
      this.good = good;
    }

    @Override
    public Build build(Submission submission) {
      return new Build.Ready(submission.language().name(), List.of());
    }

    @Override
    public Trial attempt(Build.Ready program, Submission submission, Case check) {
      attempts++;
      return submission.source().equals(good)
          ? new Trial.Passed(RUN)
          : new Trial.Failed("", "2", "1", RUN);
    }
  }
}
