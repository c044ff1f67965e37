package io.athanor.bench.engine;

import io.athanor.streams.engine.Guarantee;
import java.util.function.Supplier;

/// Who takes part.
enum Entry {
  ATHANOR("Athanor engine, exactly once", () -> new AthanorEngine(Guarantee.EXACTLY_ONCE)),
  ATHANOR_ALO("Athanor engine, at least once", () -> new AthanorEngine(Guarantee.AT_LEAST_ONCE)),
  SYNCHRONOUS("Kafka Streams, synchronous, exactly once", SynchronousStreams::new),
  PARALLEL("parallel-consumer, at least once", () -> ParallelConsumer.AT_LEAST_ONCE),
  PARALLEL_TX("parallel-consumer, transactional", () -> ParallelConsumer.TRANSACTIONAL);

  private final String title;
  private final Supplier<Contestant> maker;

  Entry(String title, Supplier<Contestant> maker) {
    this.title = title;
    this.maker = maker;
  }

  String title() {
    return title;
  }

  Contestant contestant() {
    return maker.get();
  }
}
