package io.athanor.streams.sink;

import io.athanor.core.PartitionWriter;
import io.athanor.record.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Files in memory that keep the promises of real ones: what is published stays, and is never
/// published twice. They outlive their writers, as a disk outlives a process.
final class MemoryFiles implements PartitionWriter.Factory<Seed> {
  /// Thrown by the next puts, oldest first.
  final Queue<IOException> putFaults = new ConcurrentLinkedQueue<>();

  /// Thrown right after the next publications, as if the process died before it could commit.
  final Queue<RuntimeException> deaths = new ConcurrentLinkedQueue<>();

  private final Map<Integer, TreeMap<Long, String>> published = new ConcurrentHashMap<>();

  @Override
  public PartitionWriter<Seed> open(String topic, int partition) {
    return new Writer(published.computeIfAbsent(partition, _ -> new TreeMap<>()));
  }

  /// The ids in all files.
  List<String> ids() {
    var all = new ArrayList<String>();
    published.values().forEach(file -> all.addAll(copy(file).values()));
    return all;
  }

  /// The offsets in the files of one partition.
  List<Long> offsets(int partition) {
    return List.copyOf(copy(published.getOrDefault(partition, new TreeMap<>())).keySet());
  }

  private static Map<Long, String> copy(TreeMap<Long, String> file) {
    synchronized (file) {
      return new TreeMap<>(file);
    }
  }

  private final class Writer implements PartitionWriter<Seed> {
    private final TreeMap<Long, String> file;
    private final TreeMap<Long, String> draft = new TreeMap<>();

    Writer(TreeMap<Long, String> file) {
      this.file = file;
    }

    @Override
    public long next() {
      synchronized (file) {
        return file.isEmpty() ? 0 : file.lastKey() + 1;
      }
    }

    @Override
    public void put(long offset, Seed seed) throws IOException {
      var fault = putFaults.poll();
      if (fault != null) {
        throw fault;
      }
      draft.put(offset, seed.getId());
    }

    @Override
    public void publish() {
      synchronized (file) {
        file.putAll(draft.tailMap(next()));
      }
      draft.clear();
      var death = deaths.poll();
      if (death != null) {
        throw death;
      }
    }

    @Override
    public void close() {
      draft.clear();
    }
  }
}
