package io.athanor.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.athanor.app.console.Failure;
import io.athanor.app.factory.Site;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.streams.Topic;
import io.athanor.streams.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A topic that can be printed.
///
/// @param topic its full name
/// @param decodesAs the topic whose records its values are: itself, or for dead letters the one
///   they were read from
/// @param letters whether its records are dead letters, whose headers tell why
record TailSource(
    String topic, Topic<? extends SpecificRecord> decodesAs, boolean letters, Site site) {

  /// @param name short or full
  /// @throws Failure where the pipeline has no such topic
  static TailSource named(String name, Site site) {
    var all = all(site);
    var prefix = site.names().prefix() + ".";
    var wanted = name.startsWith(prefix) ? site.names().shortName(name) : name;
    var source = all.get(wanted);
    if (source == null) {
      throw Failure.usage(
          "There is no topic \"" + name + "\".", "There are " + String.join(", ", all.keySet()));
    }
    return source;
  }

  /// What the record says; of a dead letter also why it is one.
  JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    if (!letters) {
      return value(record);
    }
    var node = JsonNodeFactory.instance.objectNode();
    var headers = node.putObject("headers");
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    node.set("record", value(record));
    return node;
  }

  /// Dead letters may hold bytes that are no record; they are shown in base 64.
  private JsonNode value(ConsumerRecord<byte[], byte[]> record) {
    try {
      return PlainJson.of(site.wire().decode(decodesAs, record.value()));
    } catch (Unreadable e) {
      byte[] bytes = record.value() == null ? new byte[0] : record.value();
      return JsonNodeFactory.instance
          .objectNode()
          .put("unreadable", e.getMessage())
          .put("base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static Map<String, TailSource> all(Site site) {
    var names = site.names();
    var all = new LinkedHashMap<String, TailSource>();
    for (var station : names.stations()) {
      all.put(
          names.shortName(station.name()), new TailSource(station.name(), station, false, site));
    }
    Pipeline.of(names)
        .lines()
        .forEach(line -> {
          var rejected = line.rejected();
          all.put(
              line.name() + ".rejected", new TailSource(rejected.name(), rejected, false, site));
          all.put(line.name() + ".failed", new TailSource(line.failed(), line.from(), true, site));
        });
    all.put(
        "sink.failed",
        new TailSource(names.failed(Pipeline.SINK), names.gradedSamples(), true, site));
    return all;
  }
}
