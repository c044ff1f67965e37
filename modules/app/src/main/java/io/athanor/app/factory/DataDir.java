package io.athanor.app.factory;

import io.athanor.app.console.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A run's folder, claimed for this process: the broker's data, local state, the manifest, the log.
public final class DataDir implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataDir(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes the folder where there is none.
  ///
  /// @throws Failure where it cannot be written, or another process has it
  public static DataDir claim(Path path) {
    writable(path);
    try {
      var lock =
          FileChannel.open(
              path.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(lock)) {
        return new DataDir(path, lock);
      }
      lock.close();
    } catch (IOException e) {
      throw refused(path, e);
    }
    throw Failure.cannotWrite(
        "The data folder " + path + " is in use by another process.",
        "Wait for it, stop it, or name another folder with --data-dir.");
  }

  /// Makes a folder where there is none, and sees that files can be put into it.
  ///
  /// @throws Failure where they cannot
  public static void writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ""));
    } catch (IOException e) {
      throw refused(folder, e);
    }
  }

  public Path kafka() {
    return path.resolve("broker");
  }

  public Path state() {
    return path.resolve("state");
  }

  public Path manifest() {
    return path.resolve("run.yaml");
  }

  /// There while all that the folder's broker holds is settled, as far as its last run knows.
  public Path settled() {
    return path.resolve("settled");
  }

  public Path log() {
    return path.resolve("athanor.log");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The system drops the lock with the process.
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Failure refused(Path folder, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException _ -> "permission is denied";
          case NoSuchFileException _ -> "it is not there and cannot be made";
          case FileAlreadyExistsException _ -> "a file of that name is in the way";
          default -> String.valueOf(e.getMessage());
        };
    return Failure.cannotWrite(
        "The folder " + folder + " cannot be written: " + reason + ".",
        "Name another one, or mend its permissions.");
  }
}
