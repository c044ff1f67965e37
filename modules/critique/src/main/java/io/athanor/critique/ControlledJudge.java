package io.athanor.critique;

import io.athanor.core.Halt;
import io.athanor.core.TryAgainLater;
import io.athanor.core.TryAgainLater.About;
import io.athanor.llm.ChatModel;
import io.athanor.llm.RequestRefused;
import io.athanor.llm.Structured;
import io.athanor.record.Answer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A judge that is put to the test while it works: controls, which must not pass, go the same way
/// as answers do. Once one passes, no verdict leaves any more.
///
/// At most one control is out at a time. Answers wait for it only before the first judgement.
final class ControlledJudge {
  private final ChatModel model;
  private final CritiqueSettings settings;
  private final Consumer<ControlResult> witness;
  private Rota rota;
  private boolean out;
  private @Nullable String distrust;

  /// @param witness told of each control that was put; called from many threads
  ControlledJudge(ChatModel model, CritiqueSettings settings, Consumer<ControlResult> witness) {
    this.model = model;
    this.settings = settings;
    this.witness = witness;
    this.rota = Rota.of(Control.ALL.size(), settings.controlsEvery());
  }

  /// Judges an answer, and puts the control that is due before it.
  ///
  /// @throws Halt if a control has passed
  /// @throws TryAgainLater as [Structured#ask]; and about the endpoint, if the first controls could
  ///   not be put
  Structured<Judgement> judge(Answer answer) throws InterruptedException {
    for (var due = claim(); due.isPresent(); due = claim()) {
      put(due.get());
    }
    var judged = ask(answer);
    count();
    return judged;
  }

  private Structured<Judgement> ask(Answer answer) throws InterruptedException {
    return Structured.ask(model, Judgement.chat(answer), Judgement.SHAPE);
  }

  /// The control that the caller is to put now, if there is one.
  private synchronized Optional<Control> claim() throws InterruptedException {
    while (out && rota.isOpening()) {
      wait();
    }
    requireTrust();
    var due = rota.due();
    if (out || due.isEmpty()) {
      return Optional.empty();
    }
    out = true;
    return Optional.of(Control.ALL.get(due.getAsInt()));
  }

  private void put(Control control) throws InterruptedException {
    UnaryOperator<Rota> next = Rota::afterFault;
    try {
      var judged = ask(control.answer());
      if (Verdict.isGoodEnough(judged.value(), settings)) {
        witness.accept(ControlResult.PASSED);
        distrust(control, judged);
      } else {
        witness.accept(ControlResult.FAILED);
      }
      next = Rota::afterVerdict;
    } catch (RequestRefused e) {
      witness.accept(ControlResult.UNUSABLE);
      next = Rota::afterUnusable;
    } catch (TryAgainLater e) {
      if (e.about() == About.RECORD) {
        witness.accept(ControlResult.UNUSABLE);
        next = Rota::afterUnusable;
      } else if (isOpening()) {
        throw e;
      }
    } finally {
      release(next);
    }
  }

  private synchronized void release(UnaryOperator<Rota> next) {
    rota = next.apply(rota);
    out = false;
    notifyAll();
  }

  private synchronized boolean isOpening() {
    return rota.isOpening();
  }

  /// An answer was judged; the verdict counts if the judge is still trusted.
  private synchronized void count() {
    requireTrust();
    rota = rota.afterJudgement();
  }

  private synchronized void distrust(Control control, Structured<Judgement> judged) {
    distrust =
        "the judge %s let the control \"%s\" pass, which must fail (%s): its verdicts are worth nothing;"
                .formatted(judged.reply().model(), control.name(), Verdict.scores(judged.value()))
            + " choose another judge (models.judge) or stricter minima (critique.min-axis,"
            + " critique.min-mean), and start again";
  }

  private void requireTrust() {
    if (distrust != null) {
      throw new Halt(distrust);
    }
  }
}
