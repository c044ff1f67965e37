package io.athanor.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Proposes inputs for a function, by the names of its parameters, or for a program: resource
/// `inputs.yaml`. It does not understand the task, so not every input fits it.
final class Tester {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private record Kind(List<String> names, List<String> values) {}

  private record Inputs(List<Kind> functions, List<String> programs) {}

  private final Inputs known = Resource.read("/inputs.yaml", new TypeReference<Inputs>() {});

  /// `{"inputs":["…",…]}`
  JsonNode inputs(ChatRequest request) {
    var blocks = Blocks.of(request.user());
    var inputs =
        blocks
            .first("entry_point")
            .map(name -> arguments(parameters(name, blocks.first("instruction").orElse(""))))
            .orElse(known.programs());
    var reply = JsonNodeFactory.instance.objectNode();
    inputs.forEach(reply.putArray("inputs")::add);
    return reply;
  }

  private static List<String> parameters(String function, String instruction) {
    var signature =
        Pattern.compile("\\b" + Pattern.quote(function) + "\\(([a-z0-9_, ]+)\\)")
            .matcher(instruction);
    return signature.find() ? List.of(COMMA.split(signature.group(1).strip())) : List.of("values");
  }

  private List<String> arguments(List<String> parameters) {
    var choices = parameters.stream().map(this::values).toList();
    var inputs = new ArrayList<String>();
    for (int i = 0; i < choices.getFirst().size(); i++) {
      var arguments = new ArrayList<String>();
      for (int p = 0; p < choices.size(); p++) {
        arguments.add(choices.get(p).get((i + p) % choices.get(p).size()));
      }
      inputs.add("[" + String.join(", ", arguments) + "]");
    }
    return inputs;
  }

  private List<String> values(String parameter) {
    return known.functions().stream()
        .filter(kind -> kind.names().contains(parameter) || kind.names().isEmpty())
        .findFirst()
        .orElseThrow()
        .values();
  }
}
