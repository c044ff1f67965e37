package io.athanor.critique;

import static io.athanor.critique.SaneJudge.ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Halt;
import io.athanor.core.Rounds;
import io.athanor.core.TryAgainLater;
import io.athanor.core.TryAgainLater.About;
import io.athanor.llm.ChatModel;
import io.athanor.record.Answer;
import io.athanor.record.Kind;
import io.athanor.testkit.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlledJudgeTest {
  private static final List<String> CONTROLS = Control.ALL.stream().map(Control::name).toList();
  private static final int EVERY = 3;
  private static final Answer SOUND =
      Samples.answer(
          Samples.seed("s1", "How many legs has a spider?", Kind.GENERAL),
          "A spider is an arachnid.",
          "A spider has eight legs.");

  private final SaneJudge model = new SaneJudge();
  private final List<ControlResult> results = Collections.synchronizedList(new ArrayList<>());
  private final ControlledJudge judge = new ControlledJudge(model, settings(EVERY), results::add);

  @Test
  void putsAllControlsBeforeTheFirstAnswerAndOneInEveryBatch() throws Exception {
    // When
    judge(7);

    // Then
    assertThat(CONTROLS)
        .containsExactly(
            "empty answer",
            "wrong answer beside the reference",
            "wrong answer",
            "bare opener",
            "injection");
    assertThat(model.asked()).startsWith(CONTROLS.toArray(String[]::new));
    assertThat(model.asked().subList(CONTROLS.size(), model.asked().size()))
        .containsExactly(
            ANSWER,
            ANSWER,
            ANSWER,
            "empty answer",
            ANSWER,
            ANSWER,
            ANSWER,
            "wrong answer beside the reference",
            ANSWER);
    assertThat(results).hasSize(7).containsOnly(ControlResult.FAILED);
  }

  @Test
  void haltsBeforeAnAnswerIsJudgedByAJudgeThatLovesEverything() {
    // Given
    model.onControl(_ -> SaneJudge.scores(5));

    // When, Then
    assertThatThrownBy(() -> judge.judge(SOUND))
        .isInstanceOf(Halt.class)
        .hasMessageContaining("judge-1")
        .hasMessageContaining("\"empty answer\"")
        .hasMessageContaining("models.judge");
    assertThat(model.asked()).containsExactly("empty answer");
    assertThat(results).containsExactly(ControlResult.PASSED);
  }

  @Test
  void haltsWhereAControlReachesTheThresholdExactly() {
    // Given
    model.onControl(_ ->
        SaneJudge.saying(
            """
            {"scores": {"instruction_following": 3, "correctness": 3, "completeness": 4,
             "clarity": 4}, "findings": [], "feedback": ""}
            """));

    // When, Then
    assertThatThrownBy(() -> judge.judge(SOUND)).isInstanceOf(Halt.class);
  }

  @Test
  void trustsNoVerdictAnyMoreOnceALaterControlPassed() throws Exception {
    // Given
    judge(EVERY);
    model.onControl(_ -> SaneJudge.scores(4));

    // When, Then
    assertThatThrownBy(() -> judge.judge(SOUND)).isInstanceOf(Halt.class);
    model.onControl(_ -> SaneJudge.scores(1));
    assertThatThrownBy(() -> judge.judge(SOUND)).isInstanceOf(Halt.class);
    assertThat(model.asked()).filteredOn(ANSWER::equals).hasSize(EVERY);
  }

  @Test
  void letsNoVerdictOutThatWasUnderWayWhenAControlPassed() throws Exception {
    // Given an answer that is being judged
    var underWay = new CountDownLatch(1);
    var halted = new CountDownLatch(1);
    judge(1);
    model.onAnswer(_ -> {
      underWay.countDown();
      halted.await();
      return SaneJudge.scores(5);
    });
    var late = Executors.newVirtualThreadPerTaskExecutor().submit(() -> judge.judge(SOUND));
    underWay.await();
    model.onAnswer(_ -> SaneJudge.scores(5));

    // When a control passes in between
    model.onControl(_ -> SaneJudge.scores(5));
    judge(EVERY - 1);
    assertThatThrownBy(() -> judge.judge(SOUND)).isInstanceOf(Halt.class);
    halted.countDown();

    // Then
    assertThatThrownBy(late::get).hasCauseInstanceOf(Halt.class);
  }

  @Test
  void judgesNothingBeforeTheFirstControlsWereAndPutsOneAtATime() throws Exception {
    // Given
    int records = 200;
    var waiting = new CountDownLatch(records);
    var out = new AtomicInteger();
    var most = new AtomicInteger();
    model.onControl(_ -> {
      waiting.await();
      most.accumulateAndGet(out.incrementAndGet(), Math::max);
      Thread.yield();
      out.decrementAndGet();
      return SaneJudge.scores(1);
    });

    // When
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < records; i++) {
        threads.submit(() -> {
          waiting.countDown();
          return judge.judge(SOUND);
        });
      }
    }

    // Then
    assertThat(model.asked()).startsWith(CONTROLS.toArray(String[]::new));
    assertThat(model.asked()).filteredOn(ANSWER::equals).hasSize(records);
    assertThat(most).hasValue(1);
  }

  @Test
  void letsAnswersPassALaterControlThatIsSlow() throws Exception {
    // Given a control that is answered only when other answers were judged
    judge(EVERY);
    var judged = new CountDownLatch(1);
    var out = new CountDownLatch(1);
    model.onControl(_ -> {
      out.countDown();
      judged.await();
      return SaneJudge.scores(1);
    });
    var slow = Executors.newVirtualThreadPerTaskExecutor().submit(() -> judge.judge(SOUND));
    out.await();

    // When
    judge(2 * EVERY);
    judged.countDown();
    slow.get();

    // Then
    assertThat(model.asked()).filteredOn(CONTROLS::contains).hasSize(CONTROLS.size() + 1);
  }

  @Test
  void judgesNothingWhileTheEndpointFailsTheFirstControlsAndChargesNoRecordForIt()
      throws Exception {
    // Given
    model.onControl(down());

    // When
    assertThatThrownBy(() -> judge.judge(SOUND))
        .isInstanceOfSatisfying(
            TryAgainLater.class, fault -> assertThat(fault.about()).isEqualTo(About.ENDPOINT));
    model.onControl(_ -> SaneJudge.scores(1));
    judge(1);

    // Then
    assertThat(model.asked())
        .startsWith("empty answer", "empty answer", "wrong answer beside the reference")
        .endsWith(ANSWER);
  }

  @Test
  void putsALaterControlThatMetAFaultAgainWithTheNextAnswer() throws Exception {
    // Given
    judge(EVERY);
    int before = model.asked().size();

    // When
    model.onControl(down());
    judge(1);
    model.onControl(_ -> SaneJudge.scores(1));
    judge(1);

    // Then
    assertThat(model.asked().subList(before, model.asked().size()))
        .containsExactly("empty answer", ANSWER, "empty answer", ANSWER);
  }

  @Test
  void isNotKeptWaitingForEverByAJudgeThatHasNoVerdictOnControls() throws Exception {
    // Given
    model.onControl(_ -> SaneJudge.saying("I would rather not."));

    // When
    judge(1);

    // Then
    assertThat(model.asked()).endsWith(ANSWER).filteredOn(ANSWER::equals).hasSize(1);
    assertThat(results)
        .hasSize(Rota.MOST_TRIES * CONTROLS.size())
        .containsOnly(ControlResult.UNUSABLE);
  }

  @Test
  void putsNoControlsWhereTheyAreOff() throws Exception {
    // Given
    var trusting = new ControlledJudge(model, settings(0), results::add);

    // When
    trusting.judge(SOUND);

    // Then
    assertThat(model.asked()).containsExactly(ANSWER);
  }

  private static ChatModel down() {
    return _ -> {
      throw TryAgainLater.endpoint("down", null);
    };
  }

  private static CritiqueSettings settings(int controlsEvery) {
    return new CritiqueSettings(Rounds.DEFAULT, 3, 3.5, 3, controlsEvery);
  }

  private void judge(int answers) throws InterruptedException {
    for (int i = 0; i < answers; i++) {
      judge.judge(SOUND);
    }
  }
}
