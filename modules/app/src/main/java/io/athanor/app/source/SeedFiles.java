package io.athanor.app.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.athanor.app.console.Failure;
import io.athanor.core.SeedJson;
import io.athanor.record.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads seeds from files: `.jsonl` (one object a line), `.txt` (one prompt a line), `.csv` (with a
/// header; columns are called as the JSON members are).
///
/// Bad lines are collected, not thrown, so that all of them can be told at once. A byte order mark,
/// `\r\n` and blank lines do no harm.
public final class SeedFiles {
  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final List<Seed> seeds = new ArrayList<>();
  private final List<Seeds.Bad> bad = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> ignored = new TreeSet<>();
  private int duplicates;

  private SeedFiles() {}

  /// @throws Failure where a file is not there, cannot be read, is empty, or is of no known kind
  public static Seeds read(List<Path> files) {
    var all = new SeedFiles();
    files.forEach(all::read);
    return new Seeds(all.seeds, all.bad, all.duplicates, all.ignored);
  }

  private void read(Path file) {
    if (Files.isDirectory(file)) {
      throw Failure.usage(file + " is a folder, not a seeds file.", "Name the files in it.");
    }
    int before = seeds.size() + bad.size() + duplicates;
    try (var in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      var reader = new BufferedReader(in);
      skipByteOrderMark(reader);
      switch (kind(file)) {
        case "jsonl", "ndjson", "json" -> lines(file, reader, true);
        case "txt" -> lines(file, reader, false);
        case "csv" -> table(file, reader);
        default ->
            throw Failure.usage(
                "The seeds file " + file + " is of no kind that is known.",
                "Seeds are .jsonl (one JSON object a line), .txt (one prompt a line) or .csv.");
      }
    } catch (NoSuchFileException e) {
      throw Failure.usage("There is no seeds file " + file + ".", "Check the path.");
    } catch (IOException e) {
      throw Failure.usage(
          "The seeds file " + file + " cannot be read: " + e.getMessage() + ".", "");
    }
    if (seeds.size() + bad.size() + duplicates == before) {
      throw Failure.usage(
          "The seeds file " + file + " is empty.",
          "Put one seed on each line: {\"prompt\": \"…\"}");
    }
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private void lines(Path file, BufferedReader reader, boolean json) throws IOException {
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        String text = line;
        take(file, number, () -> json ? SeedLines.json(text) : SeedLines.text(text));
      }
    }
  }

  private void table(Path file, BufferedReader reader) throws IOException {
    long start = 1;
    try (var parser = CSVParser.parse(reader, CSV)) {
      var names = parser.getHeaderNames();
      if (!names.isEmpty()
          && names.stream().noneMatch(Set.of("prompt", "instruction", "messages")::contains)) {
        bad.add(
            new Seeds.Bad(
                file,
                1,
                "the header has no column \"prompt\" (nor \"instruction\", nor \"messages\")"));
        return;
      }
      start = parser.getCurrentLineNumber() + 1;
      for (CSVRecord row : parser) {
        take(file, start, () -> cells(row, names));
        start = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | CSVException | IllegalArgumentException e) {
      bad.add(new Seeds.Bad(file, start, "the table cannot be read from here on: " + reason(e)));
    }
  }

  private static JsonNode cells(CSVRecord row, List<String> names) {
    if (row.size() != names.size()) {
      throw new IllegalArgumentException(
          "it has %d cells, the header has %d".formatted(row.size(), names.size()));
    }
    var cells = new LinkedHashMap<String, String>();
    names.forEach(name -> cells.put(name, row.get(name)));
    return SeedLines.row(cells);
  }

  private void take(Path file, long line, Supplier<JsonNode> source) {
    try {
      var json = source.get();
      var seed = SeedJson.parse(json);
      ignored.addAll(SeedJson.unknown(json));
      if (ids.add(seed.getId())) {
        seeds.add(seed);
      } else {
        duplicates++;
      }
    } catch (IllegalArgumentException e) {
      bad.add(new Seeds.Bad(file, line, String.valueOf(e.getMessage())));
    }
  }

  private static String reason(Exception e) {
    Throwable said = e.getCause() instanceof IOException cause ? cause : e;
    return String.valueOf(said.getMessage());
  }
}
