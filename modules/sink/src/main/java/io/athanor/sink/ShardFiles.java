package io.athanor.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The names of one partition's files.
///
/// | file | name |
/// | --- | --- |
/// | published shard | `<topic>+<partition>+<offset of its first row, 20 digits>.jsonl` |
/// | draft | `.<topic>+<partition>+<random>.draft`, hidden from those who list the data set |
///
/// A topic's name cannot hold a `+`, so names of different partitions never meet.
record ShardFiles(Path dir, String topic, int partition) {

  Path shard(long firstOffset) {
    return dir.resolve("%s+%d+%020d.jsonl".formatted(topic, partition, firstOffset));
  }

  Path newDraft() {
    return dir.resolve(draftPrefix() + UUID.randomUUID() + ".draft");
  }

  List<Path> drafts() throws IOException {
    return list(draftPrefix(), ".draft");
  }

  /// The shard with the highest first offset.
  Optional<Path> newest() throws IOException {
    // The offset has a fixed width, so that the order of names is the order of offsets.
    return list(topic + "+" + partition + "+", ".jsonl").stream().max(Comparator.naturalOrder());
  }

  /// Makes a change of names last.
  void sync() throws IOException {
    try (var channel = FileChannel.open(dir, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private String draftPrefix() {
    return "." + topic + "+" + partition + "+";
  }

  private List<Path> list(String prefix, String suffix) throws IOException {
    try (var files = Files.list(dir)) {
      return files
          .filter(file -> {
            var name = file.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(suffix);
          })
          .toList();
    }
  }
}
