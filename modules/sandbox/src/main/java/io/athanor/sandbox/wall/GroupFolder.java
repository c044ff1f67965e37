package io.athanor.sandbox.wall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A directory of the control group file system that is this process's own: `athanor-<pid>`. What
/// an earlier process that was killed has left there is removed.
///
/// @param path below the group that this process is in
record GroupFolder(Path path) {
  private static final String PREFIX = "athanor-";

  /// @throws Refused where it cannot be made
  static GroupFolder under(Path parent) throws Refused {
    try {
      removeLeftovers(parent);
      var own = parent.resolve(PREFIX + ProcessHandle.current().pid());
      Files.createDirectories(own);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(own)));
      return new GroupFolder(own);
    } catch (IOException e) {
      throw new Refused(parent + " cannot be written", e);
    }
  }

  Path group(int place) throws IOException {
    return Files.createDirectories(path.resolve("place-" + place));
  }

  static void write(Path file, String value) throws IOException {
    Files.writeString(file, value);
  }

  private static void removeLeftovers(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(GroupFolder::ownerIsGone).forEach(GroupFolder::remove);
    }
  }

  private static boolean ownerIsGone(Path folder) {
    var name = folder.getFileName().toString();
    if (!name.startsWith(PREFIX)) {
      return false;
    }
    try {
      return ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// A group can only be removed once nothing is in it, so the launcher leaves it first; what is
  /// left even then is removed at the next start.
  private static void remove(Path folder) {
    try (Stream<Path> groups = Files.list(folder)) {
      for (Path group : groups.filter(Files::isDirectory).toList()) {
        leave(group, folder.resolveSibling("tasks"));
        delete(group);
      }
      delete(folder);
    } catch (IOException e) {
      // As above.
    }
  }

  private static void leave(Path group, Path outside) throws IOException {
    var tasks = group.resolve("tasks");
    if (Files.exists(tasks)) {
      for (String thread : Files.readAllLines(tasks)) {
        write(outside, thread);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (NoSuchFileException e) {
      // Somebody else was faster.
    }
  }
}
