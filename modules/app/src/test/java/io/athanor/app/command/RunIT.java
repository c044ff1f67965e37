package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program in process: a real broker, the real HTTP path to the rehearsal model, the real
/// sandbox where the machine has one.
@Timeout(300)
class RunIT {
  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void settlesEverySeedOnceAndTakesNewOnesLater() throws IOException {
    // Given
    var seeds =
        Files.writeString(
            folder.resolve("seeds.jsonl"),
            """
            {"id":"m1","prompt":"What is 17 * 23?","kind":"math","answer":"391"}
            {"id":"g1","prompt":"Explain why the sky is blue in three sentences."}
            """);

    // When the run is done, repeated, and repeated with one more seed
    var first = run(seeds, "--generations", "0");
    var rows = rows();
    var second = run(seeds, "--generations", "0");
    Files.writeString(
        seeds, Files.readString(seeds) + "{\"id\":\"g2\",\"prompt\":\"Name three rivers.\"}\n");
    var third = run(seeds, "--generations", "0");
    var other = run(seeds, "--generations", "2");

    // Then
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("REHEARSAL");
    assertThat(first.out()).contains("balanced: every record is accounted for");
    assertThat(rows).isNotEmpty();
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err()).contains("0 new, 2 already known").contains("settled already");
    assertThat(third.code()).as(third.err()).isZero();
    assertThat(third.err()).contains("1 new, 2 already known");
    assertThat(rows()).containsAll(rows).doesNotHaveDuplicates();
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("evolve.generations was 0 and is now 2");

    // And the ended run can be looked at
    var data = folder.resolve("out/.athanor").toString();
    var ledger = execute("ledger", "--data-dir", data);
    assertThat(ledger.code()).as(ledger.err()).isZero();
    var tail = execute("tail", "seeds", "--data-dir", data);
    assertThat(tail.out().lines().filter(line -> line.contains("\"prompt\""))).hasSize(3);
  }

  private List<String> rows() throws IOException {
    var rows = new ArrayList<String>();
    try (var shards = Files.newDirectoryStream(folder.resolve("out"), "*.jsonl")) {
      for (var shard : shards) {
        rows.addAll(Files.readAllLines(shard));
      }
    }
    return rows;
  }

  private Ended run(Path seeds, String... options) {
    var all = new ArrayList<>(List.of("run", "--seeds", seeds.toString()));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    all.addAll(List.of("--provider", "rehearsal"));
    all.addAll(List.of(options));
    return execute(all.toArray(String[]::new));
  }

  private static Ended execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Athanor.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
