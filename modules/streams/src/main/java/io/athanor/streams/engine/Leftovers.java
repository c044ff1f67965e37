package io.athanor.streams.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/// Local stores of a process that did not close.
///
/// Under exactly-once they are worth nothing: Kafka Streams throws them away and restores them from
/// their changelogs. A kill while it does so leaves half a store, which no later start can open, as
/// stores are opened while the client is constructed. So they are thrown away before that. The
/// process id beside them stays, and with it the transactional id.
final class Leftovers {
  private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

  private final Path mark;
  private final Path stores;

  /// @param slot the slot's directory
  /// @param id the application's id
  Leftovers(Path slot, String id) {
    this.mark = slot.resolve("at-work");
    this.stores = slot.resolve(id);
  }

  /// Throws away what a process left that did not close; from now on this one is at work.
  ///
  /// @throws UncheckedIOException if the directory cannot be written
  void sweep() {
    try {
      if (Files.exists(mark) && Files.isDirectory(stores)) {
        try (var entries = Files.list(stores)) {
          for (var task : entries.filter(Leftovers::isTask).toList()) {
            delete(task);
          }
        }
      }
      Files.writeString(mark, "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the state directory " + stores, e);
    }
  }

  /// The process has closed its stores in order.
  void closed() {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the state directory " + stores, e);
    }
  }

  private static boolean isTask(Path entry) {
    return TASK.matcher(entry.getFileName().toString()).matches();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
