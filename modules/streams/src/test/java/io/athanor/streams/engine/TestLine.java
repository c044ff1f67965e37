package io.athanor.streams.engine;

import io.athanor.core.Stage;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.streams.Headers;
import io.athanor.streams.Line;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import io.athanor.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A line from seeds to instructions that sends back to a topic of seeds, and what travels on it.
record TestLine(String prefix) {
  static final Wire WIRE = Wire.of(Map.of("schema.registry.url", "mock://engine"));

  Topic<Seed> seeds() {
    return new Topic<>(prefix + ".seeds.v1", Seed.class);
  }

  Topic<Instruction> instructions() {
    return new Topic<>(prefix + ".instructions.v1", Instruction.class);
  }

  Topic<Seed> again() {
    return new Topic<>(prefix + ".again.v1", Seed.class);
  }

  Topic<Rejection> rejected() {
    return new Topic<>(prefix + ".work.rejected", Rejection.class);
  }

  String failed() {
    return prefix + ".work.failed";
  }

  List<String> topics() {
    return List.of(
        seeds().name(), instructions().name(), again().name(), rejected().name(), failed());
  }

  Line<Seed, Instruction, Seed> with(Stage<Seed, Instruction, Seed> stage) {
    return line(stage, false);
  }

  Line<Seed, Instruction, Seed> distinctWith(Stage<Seed, Instruction, Seed> stage) {
    return line(stage, true);
  }

  private Line<Seed, Instruction, Seed> line(
      Stage<Seed, Instruction, Seed> stage, boolean distinct) {
    return new Line<>(
        "work", seeds(), stage, instructions(), again(), distinct, rejected(), failed());
  }

  byte[] encoded(Seed seed) {
    return WIRE.encode(seeds(), seed);
  }

  static Seed seed(String id) {
    return Samples.seed(id, "prompt of " + id, Kind.GENERAL);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static RecordHeaders id(String id) {
    var headers = new RecordHeaders();
    headers.add(Headers.ID, bytes(id));
    return headers;
  }
}
