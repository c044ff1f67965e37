package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Headers;
import io.athanor.streams.ledger.TopicReader;
import io.athanor.streams.wire.SchemaRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Rubbish among the seeds; then what can be mended is mended, and all of it put back.
final class Poison implements Scenario {
  private static final String NAME = "poison";
  private static final String STAGE = "intake";
  private static final String SUBJECT = "poison-mended";
  private static final Duration MET = Duration.ofSeconds(120);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    try (var flow = Flow.start(lab, Map.of("all", List.of("all")), 100 * lab.sizes().poison())) {
      int each = lab.sizes().poison();
      int letters = each * Rubbish.values().length;
      try (var registry = registry(flow.plant())) {
        int unknown = idOfMending();
        produce(flow.plant(), each, unknown);
        flow.log().say("%d pieces of rubbish, and as many seeds under odd keys", letters);
        boolean met = Until.within(MET, () -> sources(flow.plant()).size() >= letters);
        var first = sources(flow.plant());
        flow.log().say("%d dead letters of %d records", first.size(), new HashSet<>(first).size());
        mend(registry, unknown);
        var redriven = flow.plant().command("redrive", STAGE);
        flow.log().say("redrive: %s", redriven.output().strip().replace('\n', ' '));
        int again = letters - each;
        boolean metAgain = Until.within(MET, () -> sources(flow.plant()).size() >= letters + again);
        var findings = finish(flow, each);
        var all = sources(flow.plant());
        var done =
            "%d each of bad magic byte, unknown schema id, wrong type, truncated, 10 MB"
                .formatted(each);
        return List.of(
            Row.of(
                NAME,
                done,
                "each exactly one dead letter",
                "%d letters of %d records".formatted(first.size(), Set.copyOf(first).size()),
                met && first.size() == letters && Set.copyOf(first).size() == letters),
            Row.of(
                NAME,
                "the missing schema registered, then athanor redrive intake",
                "what was not mended is a letter once more, each once",
                "code %d; %d letters of %d records"
                    .formatted(redriven.code(), all.size(), Set.copyOf(all).size()),
                redriven.code() == 0
                    && metAgain
                    && all.size() == letters + again
                    && Set.copyOf(all).size() == letters + again),
            Row.of(
                NAME,
                done + ", beside null and foreign keys",
                "all others, and those mended, once; only rubbish is a dead letter",
                findings.toString(),
                findings.sound() && findings.deadLetters() == letters + again));
      }
    }
  }

  private static Findings finish(Flow flow, int each) throws IOException, InterruptedException {
    var seeds = flow.feeder().stop();
    for (int number = 0; number < each; number++) {
      seeds.add(Rubbish.mendedId(number));
      seeds.add("keyless-" + number);
      seeds.add("foreign-" + number);
    }
    return Audit.settled(flow.plant(), seeds, Duration.ofMinutes(10), flow.log());
  }

  private static void produce(Plant plant, int each, int unknown)
      throws IOException, InterruptedException {
    var config = new HashMap<>(plant.cluster().config());
    config.put("max.request.size", 16 << 20);
    var sent = new ArrayList<Future<?>>();
    try (var wire = plant.wire();
        var producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      var topic = plant.names().seeds().name();
      for (int number = 0; number < each; number++) {
        for (var rubbish : Rubbish.values()) {
          byte[] value = rubbish.value(number, wire, plant.names(), unknown);
          sent.add(producer.send(new ProducerRecord<>(topic, utf8("k" + number), value)));
        }
        sent.add(producer.send(seed(topic, null, "keyless-" + number)));
        sent.add(producer.send(seed(topic, new byte[] {0, 1, (byte) 0xFF}, "foreign-" + number)));
      }
      for (var one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the rubbish could not be written: " + e.getCause(), e);
    }
  }

  private static ProducerRecord<byte[], byte[]> seed(
      String topic, byte @Nullable [] key, String id) {
    return new ProducerRecord<>(
        topic, key, utf8("{\"id\":\"%s\",\"prompt\":\"Tell the tale of %s.\"}".formatted(id, id)));
  }

  private static void mend(SchemaRegistry registry, int unknown) throws IOException {
    int id = registry.register(SUBJECT, Rubbish.mending());
    if (id != unknown) {
      throw new IOException("the schema was given the id %d, not %d".formatted(id, unknown));
    }
  }

  /// Ids come of the schemas themselves, so that another registry knows it already.
  private static int idOfMending() {
    try (var elsewhere = SchemaRegistry.open(Map.of("schema.registry.url", "mock://" + SUBJECT))) {
      return elsewhere.register(SUBJECT, Rubbish.mending());
    }
  }

  private static SchemaRegistry registry(Plant plant) {
    var config = new HashMap<String, Object>(plant.cluster().config());
    config.put("schema.registry.url", "topic:_schemas");
    return SchemaRegistry.open(config);
  }

  /// Of which records there are dead letters, each as often as there are.
  private static List<String> sources(Plant plant) {
    var sources = new ArrayList<String>();
    try (var reader = TopicReader.open(plant.cluster());
        var admin = ClusterAdmin.open(plant.cluster())) {
      reader.read(
          admin.ends(
              admin.partitions(List.of(plant.names().failed(STAGE))),
              IsolationLevel.READ_COMMITTED),
          letter -> {
            var source = letter.headers().lastHeader(Headers.SOURCE);
            sources.add(source == null ? "" : new String(source.value(), UTF_8));
          });
    }
    return sources;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
