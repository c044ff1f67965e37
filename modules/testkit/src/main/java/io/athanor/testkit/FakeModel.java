package io.athanor.testkit;

import io.athanor.llm.Chat;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/// A model that gives prepared replies in their order and remembers what it was asked.
public final class FakeModel implements ChatModel {
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Chat> asked = Collections.synchronizedList(new ArrayList<>());

  public static FakeModel saying(String... texts) {
    var model = new FakeModel();
    for (String text : texts) {
      model.then(new Reply(text, null, Reply.Finish.STOP, "fake", Samples.usage()));
    }
    return model;
  }

  public FakeModel then(Reply reply) {
    replies.add(reply);
    return this;
  }

  public List<Chat> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Reply ask(Chat chat) {
    asked.add(chat);
    var reply = replies.poll();
    if (reply == null) {
      throw new IllegalStateException("the fake model has no reply left");
    }
    return reply;
  }
}
