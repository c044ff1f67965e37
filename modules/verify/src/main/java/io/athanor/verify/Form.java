package io.athanor.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.athanor.record.Case;
import io.athanor.record.Instruction;
import io.athanor.sandbox.language.Language;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What an instruction without cases wants: a function that is called, or a program that reads and
/// prints. Pure.
sealed interface Form {

  /// By the entry point; else by the one function that the text names, or its standard input. Empty
  /// where it says neither, or both.
  static Optional<Form> of(Instruction instruction) {
    if (instruction.getEntryPoint().isPresent()) {
      return instruction.getEntryPoint().map(Function::new);
    }
    var functions =
        Function.NAMED
            .matcher(instruction.getText())
            .results()
            .map(Function::name)
            .distinct()
            .toList();
    boolean reads = Program.READS.matcher(instruction.getText()).find();
    if (reads) {
      return functions.isEmpty() ? Optional.of(new Program()) : Optional.empty();
    }
    return functions.size() == 1
        ? Optional.of(new Function(functions.getFirst()))
        : Optional.empty();
  }

  /// The instruction, with what its text names said in so many words.
  Instruction in(Instruction instruction);

  /// A case of this form that has an input and no output yet; empty where the text is none.
  Optional<Case> input(String text);

  /// The case with the output that it must have.
  Case expecting(Case input, JsonNode output);

  /// Whether two outputs of programs in one language are the same.
  boolean same(Language language, JsonNode a, JsonNode b);

  /// @param name the function that is called
  record Function(String name) implements Form {
    private static final String WORD = "([A-Za-z_]\\w*)";
    private static final Pattern NAMED =
        Pattern.compile(
            ("\\b[Ff]unction[ \\t]+`?W`?[ \\t]*\\("
                    + "|\\b[Ff]unction[ \\t]+`W`"
                    + "|\\b[Ff]unction[ \\t]+(?:called|named)[ \\t]+[`'\"*]*W"
                    + "|\\bdef[ \\t]+W[ \\t]*\\(")
                .replace("W", WORD));
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static String name(MatchResult found) {
      int group = 1;
      while (found.group(group) == null) {
        group++;
      }
      return found.group(group);
    }

    @Override
    public Instruction in(Instruction instruction) {
      return Instruction.newBuilder(instruction).setEntryPoint(name).build();
    }

    @Override
    public Optional<Case> input(String text) {
      try {
        var args = JSON.readTree(text);
        return args.isArray()
            ? Optional.of(Case.newBuilder().setArgs(args.toString()).build())
            : Optional.empty();
      } catch (JsonProcessingException e) {
        return Optional.empty();
      }
    }

    @Override
    public Case expecting(Case input, JsonNode output) {
      return Case.newBuilder(input).setExpected(output.toString()).build();
    }

    @Override
    public boolean same(Language language, JsonNode a, JsonNode b) {
      return FunctionCases.same(language, a, b) && FunctionCases.same(language, b, a);
    }
  }

  /// A whole program; its output is text.
  record Program() implements Form {
    private static final Pattern READS =
        Pattern.compile("\\b(?:standard input|stdin)\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public Instruction in(Instruction instruction) {
      return instruction;
    }

    @Override
    public Optional<Case> input(String text) {
      return Optional.of(Case.newBuilder().setStdin(text).build());
    }

    @Override
    public Case expecting(Case input, JsonNode output) {
      return Case.newBuilder(input).setStdout(output.textValue()).build();
    }

    @Override
    public boolean same(Language language, JsonNode a, JsonNode b) {
      return StdioCases.same(a.textValue(), b.textValue());
    }
  }
}
