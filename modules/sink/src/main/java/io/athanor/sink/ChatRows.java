package io.athanor.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.athanor.core.Ids;
import io.athanor.core.Lineage;
import io.athanor.record.Answer;
import io.athanor.record.GradedSample;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.record.Usage;
import io.athanor.record.Verification;
import java.util.List;
import java.util.Locale;

/// Rows as chat messages, the shape that OpenAI's fine-tuning and TRL's `SFTTrainer` read.
///
/// | member | meaning |
/// | --- | --- |
/// | `id` | the instruction's id |
/// | `seed_id` | the id of the seed at its root |
/// | `messages` | the seed's system message where it has one; the user's turn: the passage where there is one, an empty line, the instruction; the assistant's turn |
/// | `reasoning` | the chain of thought alone, or null |
/// | `lineage` | `{id, operator}` from the seed, whose operator is null, over every ancestor down to this row itself |
/// | `kind` | `general`, `code` or `math` |
/// | `score`, `tier` | 0-100; `gold`, `silver`, `bronze` or `reject` |
/// | `verification` | `verdict` (`pass`, `fail`, `unknown`), `method`, `agreement` or null, `backend` or null, `passed` of `total`, `detail` |
/// | `model` | the teacher |
/// | `usage` | all that the row has consumed: evolving, every attempt, every critique, the samples it was verified by |
///
/// The assistant's turn holds the steps in `<think>` tags before the answer, as DeepSeek-R1 writes
/// them: a student that never sees the steps cannot learn them.
public final class ChatRows implements RowFormat {

  @Override
  public ObjectNode row(GradedSample sample) {
    var critique = sample.getCritique();
    var answer = critique.getAnswer();
    var instruction = answer.getAssignment().getInstruction();
    var row = JsonNodeFactory.instance.objectNode();
    row.put("id", instruction.getId());
    row.put("seed_id", Ids.seed(instruction.getSeed()));
    row.set("messages", messages(instruction, answer));
    row.put("reasoning", answer.getReasoning().orElse(null));
    row.set("lineage", lineage(instruction));
    row.put("kind", lower(instruction.getSeed().getKind()));
    row.put("score", sample.getScore());
    row.put("tier", lower(sample.getTier()));
    row.set("verification", verification(sample.getVerification()));
    row.put("model", answer.getModel());
    row.set("usage", usage(consumed(sample)));
    return row;
  }

  private static ArrayNode messages(Instruction instruction, Answer answer) {
    var messages = JsonNodeFactory.instance.arrayNode();
    instruction.getSeed().getSystem().ifPresent(text -> message(messages, "system", text));
    message(messages, "user", question(instruction.getSeed(), instruction.getText()));
    message(messages, "assistant", reply(answer));
    return messages;
  }

  private static void message(ArrayNode messages, String role, String content) {
    messages.addObject().put("role", role).put("content", content);
  }

  private static String question(Seed seed, String text) {
    return seed.getContext().map(passage -> passage.strip() + "\n\n" + text).orElse(text);
  }

  private static String reply(Answer answer) {
    return answer
        .getReasoning()
        .map(steps -> "<think>\n" + steps.strip() + "\n</think>\n\n" + answer.getText())
        .orElse(answer.getText());
  }

  private static ArrayNode lineage(Instruction instruction) {
    var lineage = JsonNodeFactory.instance.arrayNode();
    instruction
        .getLineage()
        .forEach(ancestor ->
            lineage
                .addObject()
                .put("id", ancestor.getId())
                .put("operator", ancestor.getOperator().orElse(null)));
    lineage
        .addObject()
        .put("id", instruction.getId())
        .put("operator", instruction.getOperator().orElse(null));
    return lineage;
  }

  private static ObjectNode verification(Verification evidence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("verdict", lower(evidence.getVerdict()))
        .put("method", evidence.getMethod())
        .put("agreement", evidence.getAgreement().orElse(null))
        .put("backend", evidence.getBackend().orElse(null))
        .put("passed", evidence.getPassed())
        .put("total", evidence.getTotal())
        .put("detail", evidence.getDetail());
  }

  private static Usage consumed(GradedSample sample) {
    var critique = sample.getCritique();
    return Lineage.sum(
        List.of(
            Lineage.usage(critique.getAnswer()),
            critique.getUsage(),
            sample.getVerification().getUsage()));
  }

  private static ObjectNode usage(Usage usage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("calls", usage.getCalls())
        .put("prompt_tokens", usage.getPromptTokens())
        .put("completion_tokens", usage.getCompletionTokens())
        .put("total_tokens", usage.getPromptTokens() + usage.getCompletionTokens());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
