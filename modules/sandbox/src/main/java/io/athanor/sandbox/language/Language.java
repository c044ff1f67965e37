package io.athanor.sandbox.language;

import io.athanor.sandbox.Source;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A language that programs are run in, as it stands in `languages/<name>.yaml`.
///
/// @param name its name
/// @param tags how fences name it, lower case
/// @param definition a regular expression that matches where a program defines the function or
///   class `{name}`; `^` is the start of a line
/// @param tool its interpreter or compiler
/// @param program how a program is compiled and run
/// @param complaints how it complains
/// @param answers how answers are called and checked
/// @param control programs of which it is known how they do
public record Language(
    String name,
    Set<String> tags,
    String definition,
    Tool tool,
    Recipe program,
    Complaints complaints,
    Calls answers,
    Control control) {

  public Language {
    tags = Set.copyOf(tags);
  }

  /// The program that calls a function of this answer; empty where functions are not called.
  public Optional<Source> calling(String answer) {
    var call = answers.call();
    if (call.isEmpty()) {
      return Optional.empty();
    }
    var beside = new HashMap<String, String>();
    call.stream()
        .skip(1)
        .forEach(name -> beside.put(Languages.fileName(name), Languages.harness(name)));
    if (answers.beside() != null) {
      beside.put(program.fileFor(answer, answers.beside()), answer);
    }
    return Optional.of(new Source(name, Languages.harness(call.getFirst()), beside));
  }

  public Pattern definitionOf(String function) {
    return Pattern.compile(
        definition.replace("{name}", Pattern.quote(function)), Pattern.MULTILINE);
  }
}
