package io.athanor.streams.engine;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A line in Kafka Streams' life cycle. Streams may call [#init] again after [#close] on the same
/// object, so all that holds from the one to the other is a [LineTask].
final class LineProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final BytesStage<?, ?, ?> stage;
  private final Engine engine;
  private final StageMeters meters;
  private @Nullable LineTask task;

  LineProcessor(BytesStage<?, ?, ?> stage, Engine engine, StageMeters meters) {
    this.stage = stage;
    this.engine = engine;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    task = new LineTask(stage, engine, meters, context);
    task.takeUp();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    requireNonNull(task, "process before init").admit(record);
  }

  @Override
  public void close() {
    if (task != null) {
      task.close();
      task = null;
    }
  }
}
