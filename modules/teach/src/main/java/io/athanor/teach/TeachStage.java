package io.athanor.teach;

import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.core.Stage;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Reply;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Usage;

/// Assignments to answers: asks the teacher, keeps its chain of thought and its final answer apart.
///
/// | the reply | outcome |
/// | --- | --- |
/// | whole | the answer passes on |
/// | ran into the token limit | sent back with the advice to be briefer; rounds used up: rejected as `truncated` |
/// | withheld by the endpoint | rejected as `content_filter` |
/// | without a final answer | [TryAgainLater] about the record |
public final class TeachStage implements Stage<Assignment, Answer, Assignment> {
  static final String NAME = "teach";
  static final String BE_BRIEFER =
      "Your reply ran into the length limit and was cut off before its end. Reason in fewer words"
          + " and keep the final answer short enough to be complete.";

  private final ChatModel teacher;
  private final TeachSettings settings;

  public TeachStage(ChatModel teacher, TeachSettings settings) {
    this.teacher = teacher;
    this.settings = settings;
  }

  @Override
  public Outcome<Answer, Assignment> apply(Assignment assignment) throws InterruptedException {
    return decide(assignment, teacher.ask(Lesson.chat(assignment)), settings.rounds());
  }

  /// What becomes of an assignment that was answered with `reply`.
  ///
  /// @throws TryAgainLater about the record, where the reply holds no final answer
  static Outcome<Answer, Assignment> decide(Assignment assignment, Reply reply, Rounds rounds) {
    var answer = answer(assignment, reply);
    return switch (reply.finish()) {
      case LENGTH ->
          rounds
              .again(answer, NAME, BE_BRIEFER, new Usage(0, 0L, 0L))
              .map(Outcome::<Answer, Assignment>sendBack)
              .orElseGet(() ->
                  Outcome.reject("truncated", "the answer still ran into the token limit", answer));
      case CONTENT_FILTER ->
          Outcome.reject("content_filter", "the endpoint withheld the answer", answer);
      case STOP, OTHER -> {
        if (answer.getText().isEmpty()) {
          throw TryAgainLater.record("the reply holds no final answer", null);
        }
        yield Outcome.pass(answer);
      }
    };
  }

  private static Answer answer(Assignment assignment, Reply reply) {
    var sections = Sections.of(reply);
    return Answer.newBuilder()
        .setReasoning(sections.reasoning())
        .setText(sections.answer())
        .setModel(reply.model())
        .setUsage(reply.usage())
        .setAssignment(assignment)
        .build();
  }
}
