package io.athanor.app.pipeline;

import io.athanor.core.Never;
import io.athanor.core.Stage;
import io.athanor.streams.Application;
import io.athanor.streams.Line;
import io.athanor.streams.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/// The pipeline on one page: which stage reads which topic, where its results go, and what may be
/// sent back.
///
///     documents ─ generate ─► seeds ─ intake ─► instructions ─ evolve ─► assignments ─ teach ─►
///     answers ─ critique ─► critiques ─ verify ─► graded samples ─ sink ─► shards
///
/// Beside them every line writes its rejections and its dead letters.
public record Pipeline(Names names, List<Application> applications) {

  /// The sink's name on the command line. It is a plain consumer, and so no application.
  public static final String SINK = "sink";

  public static Pipeline of(Names names, Stages stages) {
    var lines = new Lines(names);
    return new Pipeline(
        names,
        List.of(
            new Application(
                "generate",
                List.of(
                    lines.forward(
                        "generate", names.documents(), stages.generate(), names.seeds()))),
            new Application(
                "evolve",
                List.of(
                    lines.forward("intake", names.seeds(), stages.intake(), names.instructions()),
                    lines
                        .line(
                            "evolve",
                            names.instructions(),
                            stages.evolve(),
                            names.assignments(),
                            names.instructions())
                        // Seeds come under any key: only here do all of one id meet.
                        .distinct(true))),
            new Application(
                "teach",
                List.of(
                    lines.line(
                        "teach",
                        names.assignments(),
                        stages.teach(),
                        names.answers(),
                        names.assignments()))),
            new Application(
                "critique",
                List.of(
                    lines.line(
                        "critique",
                        names.answers(),
                        stages.critique(),
                        names.critiques(),
                        names.assignments()))),
            new Application(
                "verify",
                List.of(
                    lines.line(
                        "verify",
                        names.critiques(),
                        stages.verify(),
                        names.gradedSamples(),
                        names.assignments())))));
  }

  /// The shape alone, for those who will not run it.
  public static Pipeline of(Names names) {
    return of(names, Stages.NONE);
  }

  public Stream<Line<?, ?, ?>> lines() {
    return applications.stream().flatMap(application -> application.lines().stream());
  }

  /// Every topic, each once.
  public List<String> topics() {
    var all = new ArrayList<String>();
    names.stations().forEach(topic -> all.add(topic.name()));
    lines().forEach(line -> all.addAll(line.outputs()));
    all.add(names.failed(SINK));
    return all.stream().distinct().toList();
  }

  /// What can be named after `serve`.
  public List<String> parts() {
    return Stream.concat(applications.stream().map(Application::name), Stream.of(SINK)).toList();
  }

  private record Lines(Names names) {

    /// Takes each id once, so that producing a record twice is harmless; never sends back.
    <I extends SpecificRecord, O extends SpecificRecord> Line<I, O, Never> forward(
        String name, Topic<I> from, Stage<I, O, Never> stage, Topic<O> to) {
      return new Line<>(
          name, from, stage, to, null, true, names.rejected(name), names.failed(name));
    }

    <I extends SpecificRecord, O extends SpecificRecord, B extends SpecificRecord>
        Line<I, O, B> line(
            String name, Topic<I> from, Stage<I, O, B> stage, Topic<O> to, Topic<B> backTo) {
      return new Line<>(
          name, from, stage, to, backTo, false, names.rejected(name), names.failed(name));
    }
  }
}
