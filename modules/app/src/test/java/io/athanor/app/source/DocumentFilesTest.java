package io.athanor.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.athanor.app.console.Failure;
import io.athanor.record.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFilesTest {
  @TempDir private Path folder;

  @Test
  void walksFoldersAndCountsWhatItLeavesOut() throws IOException {
    // Given
    Files.createDirectories(folder.resolve("deep/.git"));
    Files.writeString(folder.resolve("deep/b.md"), "# B\ntext");
    Files.writeString(folder.resolve("a.HTML"), "<p>text</p>");
    Files.writeString(folder.resolve("c.png"), "x");
    Files.writeString(folder.resolve("d.txt"), "  \n");
    Files.write(folder.resolve("e.txt"), new byte[] {(byte) 0xE9, 'x'});
    Files.writeString(folder.resolve("deep/.git/HEAD.md"), "not a document");

    // When
    var documents = DocumentFiles.read(List.of(folder));

    // Then
    assertThat(documents.documents())
        .extracting(Document::getUri, Document::getMediaType, Document::getTitle)
        .containsExactly(
            tuple("a.HTML", "text/html", "a"), tuple("deep/b.md", "text/markdown", "b"));
    assertThat(documents.skipped())
        .containsOnlyKeys("not .md, .markdown, .txt, .html or .htm", "empty", "not UTF-8");
  }

  @Test
  void refusesAFolderWithoutDocuments() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> DocumentFiles.read(List.of(folder)))
        .withMessageContaining("There is no document in");
  }
}
