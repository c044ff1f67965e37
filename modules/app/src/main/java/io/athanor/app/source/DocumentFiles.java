package io.athanor.app.source;

import io.athanor.app.console.Failure;
import io.athanor.core.Ids;
import io.athanor.record.Document;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads documents from folders, and the folders in them: Markdown, HTML and plain text in UTF-8,
/// up to 4 MB each. Hidden files and symbolic links are passed over.
public final class DocumentFiles {
  private static final long MOST_BYTES = 4_000_000;

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "md", "text/markdown",
          "markdown", "text/markdown",
          "txt", "text/plain",
          "html", "text/html",
          "htm", "text/html");

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<String, Integer> skipped = new TreeMap<>();

  private DocumentFiles() {}

  /// @param paths folders; a single file will do, too
  /// @throws Failure where one is not there, cannot be read, or holds no document
  public static Documents read(List<Path> paths) {
    var all = new DocumentFiles();
    paths.forEach(all::read);
    return new Documents(List.copyOf(all.documents.values()), all.skipped);
  }

  private void read(Path path) {
    if (!Files.exists(path)) {
      throw Failure.usage("There is no folder " + path + ".", "Check the path.");
    }
    int before = documents.size();
    try {
      Path root = Files.isDirectory(path) ? path : path.resolveSibling("");
      for (Path file : files(path)) {
        read(root, file);
      }
    } catch (IOException e) {
      throw Failure.usage("The folder " + path + " cannot be read: " + e.getMessage() + ".", "");
    }
    if (documents.size() == before) {
      throw Failure.usage(
          "There is no document in " + path + ".",
          "Documents are .md, .markdown, .txt, .html and .htm files.");
    }
  }

  private static List<Path> files(Path path) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return hidden(folder) && !folder.equals(path)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !hidden(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static boolean hidden(Path path) {
    var name = path.getFileName();
    return name != null && name.toString().startsWith(".") && name.toString().length() > 2;
  }

  private void read(Path root, Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String mediaType = MEDIA_TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    if (dot < 0 || mediaType == null) {
      skip("not .md, .markdown, .txt, .html or .htm");
    } else if (Files.size(file) > MOST_BYTES) {
      skip("larger than 4 MB");
    } else {
      try {
        add(root, file, mediaType, name.substring(0, dot));
      } catch (CharacterCodingException e) {
        skip("not UTF-8");
      }
    }
  }

  private void add(Path root, Path file, String mediaType, String title) throws IOException {
    String text = Files.readString(file);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (text.isBlank()) {
      skip("empty");
      return;
    }
    String uri = root.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
    uri = uri.replace(file.getFileSystem().getSeparator(), "/");
    String id = Ids.document(uri, text);
    documents.putIfAbsent(id, new Document(id, uri, mediaType, title, text));
  }

  private void skip(String why) {
    skipped.merge(why, 1, Integer::sum);
  }
}
