package io.athanor.streams;

import io.athanor.core.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A numbered place for one process of a group: its state directory and its name in the group. A
/// process claims the lowest free one, so after a crash it comes back as its old self.
public final class Slot implements AutoCloseable {
  private static final int MOST = 1000;
  private static final int DIRECTORY_HASH = 8;

  private final Path directory;
  private final String instanceId;
  private final FileChannel lock;

  private Slot(Path directory, String instanceId, FileChannel lock) {
    this.directory = directory;
    this.instanceId = instanceId;
    this.lock = lock;
  }

  /// @param application the directory in which the group's slots are; made if it is not there
  /// @throws UncheckedIOException if it cannot be written
  public static Slot claim(Path application) {
    return claim(application, host());
  }

  static Slot claim(Path application, String host) {
    try {
      Files.createDirectories(application);
      for (int number = 0; number < MOST; number++) {
        var lock = lock(application.resolve(number + ".lock"));
        if (lock.isPresent()) {
          var directory = Files.createDirectories(application.resolve(Integer.toString(number)));
          return new Slot(directory, instanceId(application, host, number), lock.get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the state directory " + application, e);
    }
    throw new IllegalStateException("all " + MOST + " slots in " + application + " are taken");
  }

  public Path directory() {
    return directory;
  }

  /// Tells this process from every other of the group, and is the same again after a restart: of
  /// the host, of the directory (two processes with directories of their own both have a slot 0),
  /// and of the slot.
  public String instanceId() {
    return instanceId;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give up the slot " + directory, e);
    }
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Taken by this very process.
    }
    channel.close();
    return Optional.empty();
  }

  private static String instanceId(Path application, String host, int number) throws IOException {
    var where = Ids.hash(application.toRealPath().toString()).substring(0, DIRECTORY_HASH);
    return host.replaceAll("[^a-zA-Z0-9-]", "-") + "-" + where + "-" + number;
  }

  private static String host() {
    var given = System.getenv("HOSTNAME");
    if (given != null && !given.isBlank()) {
      return given;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
