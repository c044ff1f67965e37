package io.athanor.llm;

import io.athanor.core.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A prompt written as a resource: `prompts/<stage>/<name>.md`, the system message above a line
/// `---`, the user message below it.
///
/// ## Places
///
/// - `{{name}}` is ours: a number, an operator's text. It is put in as it is.
/// - `{{<name>}}` is somebody's data. It is put between `<name-TAG>` and `</name-TAG>`, where TAG
///   is a hash of the data: text that wants to close the block early would have to hold its own
///   hash. Where the value is empty, the line that holds the place is left out.
///
/// All places are filled in one pass, so what is put in is never read as a template.
public final class Prompt {
  private static final Pattern DIVIDER = Pattern.compile("(?m)^---\\R");

  private final String name;
  private final Template system;
  private final Template user;
  private final Set<String> places;

  private Prompt(String name, Template system, Template user) {
    this.name = name;
    this.system = system;
    this.user = user;
    this.places =
        Stream.of(system, user).flatMap(Template::places).collect(Collectors.toUnmodifiableSet());
  }

  /// Reads `prompts/<path>.md`.
  ///
  /// @param beside a class of the module that holds the resource
  /// @throws IllegalArgumentException if there is no such resource or it has no `---` line
  public static Prompt load(Class<?> beside, String path) {
    String resource = "/prompts/" + path + ".md";
    try (var in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /// @throws IllegalArgumentException if `source` has no `---` line, or braces that are no place
  public static Prompt parse(String name, String source) {
    String[] halves = DIVIDER.split(source, 2);
    if (halves.length != 2) {
      throw new IllegalArgumentException(
          "prompt " + name + " needs a line --- between its system and its user message");
    }
    return new Prompt(
        name, Template.parse(name, halves[0].strip()), Template.parse(name, halves[1].strip()));
  }

  /// @param values one for each place, "" for none
  /// @throws IllegalArgumentException if a place has no value, or a value no place
  public Chat fill(Map<String, String> values) {
    if (!places.equals(values.keySet())) {
      var odd = new HashSet<>(places);
      odd.addAll(values.keySet());
      odd.removeIf(place -> places.contains(place) && values.containsKey(place));
      throw new IllegalArgumentException("prompt " + name + ": places and values differ in " + odd);
    }
    return Chat.of(system.fill(values), user.fill(values));
  }

  /// `text` between delimiters that it cannot hold.
  public static String block(String name, String text) {
    String tag = name + "-" + Ids.hash("block", text).substring(0, 8);
    return "<" + tag + ">\n" + text + "\n</" + tag + ">";
  }
}
