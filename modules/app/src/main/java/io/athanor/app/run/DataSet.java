package io.athanor.app.run;

import io.athanor.app.factory.Scan;
import io.athanor.app.factory.Site;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.record.Kind;
import io.athanor.record.Tier;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What has come of all the seeds, counted from the topics.
///
/// @param graded kind to tier to rows
/// @param rejected stage to rule to rejections
record DataSet(Map<Kind, Map<Tier, Long>> graded, Map<String, Map<String, Long>> rejected) {

  static DataSet read(Site site, Pipeline pipeline) {
    var graded = new EnumMap<Kind, Map<Tier, Long>>(Kind.class);
    var samples = site.names().gradedSamples();
    Scan.present(
        site.cluster(),
        samples.name(),
        record -> {
          var sample = site.wire().decode(samples, record.value());
          var instruction = sample.getCritique().getAnswer().getAssignment().getInstruction();
          graded
              .computeIfAbsent(instruction.getSeed().getKind(), _ -> new EnumMap<>(Tier.class))
              .merge(sample.getTier(), 1L, Long::sum);
          return true;
        });
    var rejected = new LinkedHashMap<String, Map<String, Long>>();
    pipeline
        .lines()
        .forEach(line -> {
          var rules = rejected.computeIfAbsent(line.name(), _ -> new TreeMap<>());
          Scan.present(
              site.cluster(),
              line.rejected().name(),
              record -> {
                var rejection = site.wire().decode(line.rejected(), record.value());
                rules.merge(rejection.getRule(), 1L, Long::sum);
                return true;
              });
        });
    return new DataSet(graded, rejected);
  }

  /// Rows at or above a tier.
  long accepted(Tier least) {
    return graded.values().stream()
        .flatMap(tiers -> tiers.entrySet().stream())
        .filter(tier -> tier.getKey().compareTo(least) <= 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long total() {
    return accepted(Tier.REJECT);
  }
}
