package io.athanor.app.pipeline;

import io.athanor.streams.Line;
import java.util.ArrayList;
import java.util.List;

/// Draws the pipeline as a Mermaid flowchart: stages as boxes, topics as drums, what is sent back
/// as dotted arrows. Rejections and dead letters are left out; every stage has them.
public final class Mermaid {
  private Mermaid() {}

  public static String of(Pipeline pipeline) {
    var names = pipeline.names();
    var rows = new ArrayList<String>(List.of("flowchart LR"));
    for (var topic : names.stations()) {
      rows.add("  %s[(%s)]".formatted(drum(names, topic.name()), names.shortName(topic.name())));
    }
    pipeline.lines().forEach(line -> rows.addAll(arrows(names, line)));
    rows.add("  %s --> sink --> shards".formatted(drum(names, names.gradedSamples().name())));
    return String.join("\n", rows) + "\n";
  }

  private static List<String> arrows(Names names, Line<?, ?, ?> line) {
    var rows = new ArrayList<String>();
    rows.add(
        "  %s --> %s --> %s"
            .formatted(
                drum(names, line.from().name()), line.name(), drum(names, line.to().name())));
    var back = line.backTo();
    if (back != null) {
      rows.add("  %s -.-> %s".formatted(line.name(), drum(names, back.name())));
    }
    return rows;
  }

  /// A topic and a stage may have the same name, a drum and a box may not have the same id.
  private static String drum(Names names, String topic) {
    return names.shortName(topic).replace('-', '_') + "_topic";
  }
}
