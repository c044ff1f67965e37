package io.athanor.sink;

import io.athanor.core.Meters;
import io.athanor.core.PartitionWriter;
import io.athanor.record.GradedSample;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one partition's rows.
///
/// Two writers may believe that a partition is theirs: one that was taken for dead and its heir.
/// Both read the same records, so the first row that is not yet published gives both the same name,
/// and only one can take it. The other drops what is in that shard and goes on behind it, which
/// also means to leave alone the rest of that shard when it comes to read it.
final class ShardWriter implements PartitionWriter<GradedSample> {
  private static final Logger LOG = LoggerFactory.getLogger(ShardWriter.class);

  private final ShardFiles files;
  private final RowFormat format;
  private final SinkPolicy policy;
  private final Counter written;
  private final Counter belowTier;
  private @Nullable Draft draft;
  private int refused;

  /// The first offset that, as far as this writer knows, is not published.
  private long next;

  ShardWriter(ShardFiles files, RowFormat format, SinkPolicy policy, MeterRegistry meters) {
    this.files = files;
    this.format = format;
    this.policy = policy;
    this.written = Meters.SINK_ROWS.counter(meters, "written");
    this.belowTier = Meters.SINK_ROWS.counter(meters, "below_tier");
  }

  @Override
  public long next() throws IOException {
    var newest = files.newest();
    if (newest.isPresent()) {
      goOnBehind(LastRow.offset(newest.get()));
    }
    return next;
  }

  @Override
  public void put(long offset, GradedSample sample) throws IOException {
    if (offset < next) {
      return;
    }
    if (!policy.accepts(sample.getTier())) {
      refused++;
      return;
    }
    if (draft == null) {
      draft = Draft.begin(files);
    }
    draft.append(offset, JsonLine.of(format.row(sample), files, offset));
    if (draft.rows() >= policy.shardRows()) {
      publish();
    }
  }

  @Override
  public void publish() throws IOException {
    while (draft != null) {
      draft = publishOrYield(draft);
    }
    belowTier.increment(refused);
    refused = 0;
  }

  @Override
  public void close() {
    if (draft != null) {
      draft.close();
      draft = null;
    }
  }

  /// What is left to publish.
  private @Nullable Draft publishOrYield(Draft full) throws IOException {
    var shard = files.shard(full.firstOffset());
    try {
      full.publish(shard);
    } catch (FileAlreadyExistsException e) {
      LOG.atInfo().addKeyValue("file", shard).log("shard is published already, going on behind it");
      goOnBehind(LastRow.offset(shard));
      return full.behind(next - 1);
    }
    goOnBehind(full.lastOffset());
    full.close();
    written.increment(full.rows());
    LOG.atInfo().addKeyValue("file", shard).addKeyValue("rows", full.rows()).log("shard published");
    return null;
  }

  private void goOnBehind(long published) {
    next = Math.max(next, published + 1);
  }
}
