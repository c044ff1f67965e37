package io.athanor.sink;

import io.athanor.core.PartitionWriter;
import io.athanor.record.GradedSample;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data set as JSONL shards in one directory, written by one writer a partition.
///
/// Several processes may write at once, as a consumer group spreads the partitions over them; then
/// the directory must be storage that all of them share and that has hard links. What a reader sees
/// under a name that ends in `.jsonl` is whole and never changes.
public final class Shards implements PartitionWriter.Factory<GradedSample> {
  private final Path dir;
  private final RowFormat format;
  private final SinkPolicy policy;
  private final MeterRegistry meters;

  /// @param dir created when the first partition is opened
  public Shards(Path dir, RowFormat format, SinkPolicy policy, MeterRegistry meters) {
    this.dir = dir;
    this.format = format;
    this.policy = policy;
    this.meters = meters;
  }

  /// Opens a partition behind the last row that is published, and removes what dead writers of it
  /// have left behind.
  ///
  /// @throws IOException where the directory cannot be made or read, or the newest shard does not
  ///   end with a whole row
  @Override
  public PartitionWriter<GradedSample> open(String topic, int partition) throws IOException {
    Files.createDirectories(dir);
    var files = new ShardFiles(dir, topic, partition);
    Draft.removeAbandoned(files);
    var writer = new ShardWriter(files, format, policy, meters);
    writer.next();
    return writer;
  }
}
