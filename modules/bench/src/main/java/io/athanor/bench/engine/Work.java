package io.athanor.bench.engine;

import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.record.Usage;
import io.athanor.streams.Wire;

/// The work on one record, the same for every contestant: Avro in, a call, Avro out.
final class Work {
  private final Job job;
  private final Calls calls;
  private final Wire wire;

  Work(Job job, Calls calls) {
    this.job = job;
    this.calls = calls;
    this.wire = job.wire();
  }

  /// Blocks for as long as the call takes.
  byte[] apply(byte[] seed) {
    try {
      return wire.encode(job.out(), answer(job, calls, wire.decode(job.in(), seed)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker is closing", e);
    }
  }

  static Instruction answer(Job job, Calls calls, Seed seed) throws InterruptedException {
    calls.make(job.latency());
    return Instruction.newBuilder()
        .setId(seed.getId())
        .setText(seed.getPrompt())
        .setUsage(new Usage(1, 100L, 100L))
        .setSeed(seed)
        .build();
  }
}
