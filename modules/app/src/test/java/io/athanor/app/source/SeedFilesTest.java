package io.athanor.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.athanor.app.console.Failure;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedFilesTest {
  @TempDir private Path folder;

  @Test
  void readsJsonLinesWithMarkCarriageReturnsAndBlankLines() throws IOException {
    // Given
    var file =
        file(
            "s.jsonl",
            "\uFEFF{\"id\":\"a\",\"prompt\":\"one\"}\r\n\r\n{\"id\":7,\"instruction\":\"two\",\"input\":\"x\"}\r\n");

    // When
    var seeds = SeedFiles.read(List.of(file));

    // Then
    assertThat(seeds.bad()).isEmpty();
    assertThat(seeds.seeds()).extracting(Seed::getId).containsExactly("a", "7");
    assertThat(seeds.seeds().get(1).getPrompt()).isEqualTo("two\n\nx");
  }

  @Test
  void readsTextOnePromptALine() throws IOException {
    var seeds = SeedFiles.read(List.of(file("s.txt", "first\n\n  second  \n")));
    assertThat(seeds.seeds()).extracting(Seed::getPrompt).containsExactly("first", "second");
  }

  @Test
  void readsTablesWithJsonInTheirCells() throws IOException {
    // Given
    var file =
        file(
            "s.csv",
            """
            id,prompt,kind,entry_point,cases,tags
            a,"Add, with
            two lines",code,add,"[{""args"":[1,2],""expected"":3}]",sums
            b,Say it,,,,"[""x"",""y""]"
            """);

    // When
    var seeds = SeedFiles.read(List.of(file));

    // Then
    assertThat(seeds.bad()).isEmpty();
    assertThat(seeds.seeds().get(0).getKind()).isEqualTo(Kind.CODE);
    assertThat(seeds.seeds().get(0).getPrompt()).isEqualTo("Add, with\ntwo lines");
    assertThat(seeds.seeds().get(0).getCases()).hasSize(1);
    assertThat(seeds.seeds().get(0).getTags()).containsExactly("sums");
    assertThat(seeds.seeds().get(1).getTags()).containsExactly("x", "y");
  }

  @Test
  void namesEveryBadLineByFileAndLine() throws IOException {
    // Given
    var lines =
        file("s.jsonl", "{\"prompt\":\"fine\"}\n{\"prompt\":}\n\n{\"kind\":\"code\"}\n[1]\n");
    var table = file("s.csv", "prompt,cases\nfine,\n\"two\nlines\",nonsense\ntoo,many,cells\n");

    // When
    var seeds = SeedFiles.read(List.of(lines, table));

    // Then
    assertThat(seeds.seeds()).hasSize(1);
    assertThat(seeds.bad().stream().map(bad -> bad.file().getFileName() + ":" + bad.line()))
        .containsExactly("s.jsonl:2", "s.jsonl:4", "s.jsonl:5", "s.csv:3", "s.csv:5");
    assertThat(seeds.bad().get(1).sentence()).contains("it has no \"prompt\"");
    assertThat(seeds.bad().get(3).sentence()).startsWith("\"cases\" is not valid JSON");
  }

  @Test
  void countsRepeatedIdsAndNamesMembersThatSeedsDoNotHave() throws IOException {
    var seeds =
        SeedFiles.read(
            List.of(
                file("a.jsonl", "{\"id\":\"a\",\"prompt\":\"x\",\"difficulty\":3}\n"),
                file("b.jsonl", "{\"id\":\"a\",\"prompt\":\"x\"}\n")));
    assertThat(seeds.seeds()).hasSize(1);
    assertThat(seeds.duplicates()).isEqualTo(1);
    assertThat(seeds.ignored()).containsExactly("difficulty");
  }

  @Test
  void refusesBytesThatAreNoUtf8() throws IOException {
    var file = folder.resolve("s.txt");
    Files.write(file, "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(SeedFiles.read(List.of(file)).bad().getFirst().sentence()).contains("UTF-8");
  }

  @Test
  void refusesFilesThatCannotBeSeeds() throws IOException {
    var empty = file("empty.jsonl", "\n \n");
    var image = file("image.png", "x");
    var header = file("header.csv", "question,answer\na,b\n");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> SeedFiles.read(List.of(empty)))
        .withMessageContaining("is empty");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> SeedFiles.read(List.of(image)))
        .withMessageContaining("of no kind that is known");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> SeedFiles.read(List.of(folder.resolve("none.jsonl"))))
        .withMessageContaining("There is no seeds file");
    assertThat(SeedFiles.read(List.of(header)).bad().getFirst().line()).isEqualTo(1);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
