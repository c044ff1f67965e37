package io.athanor.faults;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// The built program, copied away without its sources: its launcher builds nothing there, and a
/// build that goes on beside a long run does not change what is tested.
final class Installation {
  private static final Path BUILT = Path.of("modules", "app", "target");
  private static final String LAUNCHER = "athanor";

  private Installation() {}

  /// @param home of Athanor's sources, built by the launcher
  /// @return the launcher in `to`
  static Path copy(Path home, Path to) throws IOException {
    var target = Files.createDirectories(to.resolve(BUILT));
    for (var file : List.of("athanor-app.jar", "athanor.aot")) {
      copyFile(home.resolve(BUILT).resolve(file), target.resolve(file));
    }
    copyFolder(home.resolve(BUILT).resolve("lib"), target.resolve("lib"));
    copyFile(home.resolve(LAUNCHER), to.resolve(LAUNCHER));
    return to.resolve(LAUNCHER).toAbsolutePath();
  }

  /// The cache of loaded classes knows the jars by their times.
  private static void copyFile(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            copyFile(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
