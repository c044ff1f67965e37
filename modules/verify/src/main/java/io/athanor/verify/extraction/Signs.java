package io.athanor.verify.extraction;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.sandbox.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By what a language is known: the resource `extraction/signs.yaml`, which says what each part
/// means. Pure.
final class Signs {
  private static final Pattern NEVER = Pattern.compile("(?!)");
  private static final Pattern RENAMED = Pattern.compile("[\\w.]+\\s+as\\s+");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[,\\s]+");
  private static final Pattern USED = Pattern.compile("(?<![\\w.$])[A-Za-z_]\\w*");

  /// Those of a language that has none: they match nothing.
  static final Signs NONE = new Signs(new Entry(null, List.of(), null, null, null, null));

  private static final Map<String, Signs> ALL =
      entries().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> new Signs(e.getValue())));

  record Entry(
      @Nullable String called,
      List<String> signs,
      @Nullable String method,
      @Nullable String reads,
      @Nullable String writes,
      @Nullable String offers) {}

  private final Pattern called;
  private final List<Pattern> signs;
  private final @Nullable String method;
  private final Pattern reads;
  private final Pattern writes;
  private final Pattern offers;

  private Signs(Entry entry) {
    called = pattern(entry.called());
    signs = entry.signs().stream().map(Signs::pattern).toList();
    method = entry.method();
    reads = pattern(entry.reads());
    writes = pattern(entry.writes());
    offers = pattern(entry.offers());
  }

  /// [#NONE] of one that has no entry.
  static Signs of(Language language) {
    return ALL.getOrDefault(language.name(), NONE);
  }

  /// Whether prose names the language.
  boolean names(String prose) {
    return called.matcher(prose).find();
  }

  /// How many of its signs a source shows, each as often as it does.
  long in(String source) {
    return signs.stream().mapToLong(sign -> sign.matcher(source).results().count()).sum();
  }

  /// How many different signs of it a source shows.
  long kindsIn(String source) {
    return signs.stream().filter(sign -> sign.matcher(source).find()).count();
  }

  /// How much of a program that reads and prints a source is, from 0 to 2.
  int wholeness(String source) {
    return (reads.matcher(source).find() ? 1 : 0) + (writes.matcher(source).find() ? 1 : 0);
  }

  /// Where a class defines a method.
  Optional<Pattern> methodNamed(String name) {
    return Optional.ofNullable(method)
        .map(template -> pattern(template.replace("{name}", Pattern.quote(name))));
  }

  /// Whether programs of the language can be put together from blocks.
  boolean joins() {
    return offers != NEVER;
  }

  /// The functions, classes, constants and imports that a source defines at its top level.
  Set<String> offered(String source) {
    return offers
        .matcher(source)
        .results()
        .flatMap(match -> IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group))
        .flatMap(Stream::ofNullable)
        .flatMap(Signs::namesOf)
        .collect(Collectors.toSet());
  }

  /// Every name in a source but those after a dot; comments and strings count as well.
  static Set<String> used(String source) {
    return USED.matcher(source).results().map(match -> match.group()).collect(Collectors.toSet());
  }

  private static Stream<String> namesOf(String list) {
    return Arrays.stream(BETWEEN_NAMES.split(RENAMED.matcher(list).replaceAll("")))
        .filter(name -> !name.isEmpty())
        .map(name -> name.split("\\.", 2)[0]);
  }

  private static Map<String, Entry> entries() {
    try (var in = Signs.class.getResourceAsStream("/extraction/signs.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, Entry>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("extraction/signs.yaml: " + e.getMessage(), e);
    }
  }

  private static Pattern pattern(@Nullable String text) {
    return text == null ? NEVER : Pattern.compile(text, Pattern.MULTILINE);
  }
}
