package io.athanor.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shard in the making: a temporary file that belongs to one writer.
///
/// The writer holds the file's lock for as long as it lives, and the system gives it free when the
/// process dies. So a draft whose lock can be had is nobody's, and may be removed. Where locks do
/// not reach from host to host the worst that happens is that a living writer finds its draft gone,
/// fails to publish it, and starts again behind the last published row.
final class Draft implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

  private final ShardFiles files;
  private final Path path;
  private final FileChannel channel;

  /// Where each row starts, by its offset.
  private final TreeMap<Long, Long> starts = new TreeMap<>();

  private Draft(ShardFiles files, Path path, FileChannel channel) {
    this.files = files;
    this.path = path;
    this.channel = channel;
  }

  static Draft begin(ShardFiles files) throws IOException {
    var path = files.newDraft();
    var channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var draft = new Draft(files, path, channel);
    try {
      channel.lock();
      return draft;
    } catch (IOException | RuntimeException e) {
      draft.close();
      throw e;
    }
  }

  void append(long offset, byte[] line) throws IOException {
    starts.put(offset, channel.position());
    write(channel, ByteBuffer.wrap(line));
  }

  int rows() {
    return starts.size();
  }

  long firstOffset() {
    return starts.firstKey();
  }

  long lastOffset() {
    return starts.lastKey();
  }

  /// Gives it its name, whole or not at all, never in another's place.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if the name is taken
  void publish(Path shard) throws IOException {
    channel.force(true);
    try {
      Files.createLink(shard, path);
    } catch (UnsupportedOperationException e) {
      throw new IOException(
          shard.getParent() + " has no hard links, which shards need; write to another disk", e);
    }
    files.sync();
  }

  /// A draft of the rows behind `offset`, or null where there are none. This one is closed.
  @Nullable Draft behind(long offset) throws IOException {
    try (this) {
      var rest = starts.tailMap(offset, false);
      if (rest.isEmpty()) {
        return null;
      }
      long from = rest.firstEntry().getValue();
      var draft = begin(files);
      try {
        for (long at = from; at < channel.size(); ) {
          at += channel.transferTo(at, channel.size() - at, draft.channel);
        }
      } catch (IOException e) {
        draft.close();
        throw e;
      }
      rest.forEach((row, start) -> draft.starts.put(row, start - from));
      return draft;
    }
  }

  /// Removes the temporary file. Idempotent; what was published stays.
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("file", path).setCause(e).log("draft is left behind");
    }
  }

  /// Removes the partition's drafts that no living writer holds.
  static void removeAbandoned(ShardFiles files) throws IOException {
    for (var path : files.drafts()) {
      try (var channel = FileChannel.open(path, StandardOpenOption.WRITE);
          var lock = channel.tryLock()) {
        if (lock != null) {
          Files.deleteIfExists(path);
        }
      } catch (OverlappingFileLockException | NoSuchFileException e) {
        // A writer in this process holds it, or another has just removed it.
      }
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
