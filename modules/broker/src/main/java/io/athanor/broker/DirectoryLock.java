package io.athanor.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The claim of one process on a directory. The operating system drops it when the process ends,
/// however it ends.
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws IOException with one sentence, where it is claimed already
  static DirectoryLock take(Path dir) throws IOException {
    var channel = open(dir);
    if (locked(channel)) {
      return new DirectoryLock(channel);
    }
    channel.close();
    throw new IOException(
        "another broker is running on "
            + dir
            + "; stop it, connect to it, or choose another directory");
  }

  private static FileChannel open(Path dir) throws IOException {
    try {
      Files.createDirectories(dir);
      return FileChannel.open(
          dir.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw new IOException(
          "the broker cannot write in "
              + dir
              + " ("
              + e.getClass().getSimpleName()
              + "); choose another directory",
          e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
