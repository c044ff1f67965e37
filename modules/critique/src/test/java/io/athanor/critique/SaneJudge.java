package io.athanor.critique;

import io.athanor.llm.Chat;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Reply;
import io.athanor.testkit.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// A judge that gives every control 1 and every answer 5, and remembers what it was asked; either
/// can be told otherwise.
final class SaneJudge implements ChatModel {
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile ChatModel onControl = _ -> scores(1);
  private volatile ChatModel onAnswer = _ -> scores(5);

  /// What stands for an answer in [#asked()].
  static final String ANSWER = "answer";

  void onControl(ChatModel otherwise) {
    onControl = otherwise;
  }

  void onAnswer(ChatModel otherwise) {
    onAnswer = otherwise;
  }

  /// The names of the controls, asked again to mend a reply included, and [#ANSWER]s, in their
  /// order.
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Reply ask(Chat chat) throws InterruptedException {
    var control = Control.ALL.stream().filter(shownIn(chat)).map(Control::name).findFirst();
    asked.add(control.orElse(ANSWER));
    return control.isPresent() ? onControl.ask(chat) : onAnswer.ask(chat);
  }

  static Reply scores(int all) {
    return saying(
        """
        {"scores": {"instruction_following": %1$d, "correctness": %1$d, "completeness": %1$d,
         "clarity": %1$d}, "findings": [], "feedback": ""}
        """
            .formatted(all));
  }

  static Reply saying(String text) {
    return new Reply(text, null, Reply.Finish.STOP, "judge-1", Samples.usage());
  }

  private static Predicate<Control> shownIn(Chat chat) {
    return control -> chat.user().startsWith(Judgement.chat(control.answer()).user());
  }
}
