package io.athanor.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
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
    Files.createDirectories(dir);
    var channel =
        FileChannel.open(
            dir.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel)) {
      return new DirectoryLock(channel);
    }
    channel.close();
    throw new IOException(
        "another broker is running on "
            + dir
            + "; stop it, connect to it, or choose another directory");
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
