package io.athanor.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// The end of a published shard, read without the rest of it.
final class LastRow {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 64 * 1024;

  private LastRow() {}

  /// The offset of the shard's last row.
  ///
  /// @throws IOException with one sentence, where the shard does not end with a whole row
  static long offset(Path shard) throws IOException {
    try (var file = new RandomAccessFile(shard.toFile(), "r")) {
      var offset = JSON.readTree(lastLine(file)).path("source").path("offset");
      if (offset.canConvertToLong()) {
        return offset.longValue();
      }
    } catch (JsonProcessingException e) {
      // Not a row; said below, without its text.
    }
    throw new IOException(
        shard + " does not end with a whole row of Athanor's; move it out of the folder");
  }

  /// The bytes between the file's last two line ends; empty where it does not end with one.
  private static byte[] lastLine(RandomAccessFile file) throws IOException {
    long length = file.length();
    if (length == 0 || byteAt(file, length - 1) != '\n') {
      return new byte[0];
    }
    long start = lineStart(file, length - 1);
    var line = new byte[Math.toIntExact(length - 1 - start)];
    file.seek(start);
    file.readFully(line);
    return line;
  }

  private static long lineStart(RandomAccessFile file, long end) throws IOException {
    var chunk = new byte[CHUNK];
    for (long from = end; from > 0; ) {
      int size = (int) Math.min(CHUNK, from);
      from -= size;
      file.seek(from);
      file.readFully(chunk, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (chunk[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  private static int byteAt(RandomAccessFile file, long position) throws IOException {
    file.seek(position);
    return file.read();
  }
}
