package io.athanor.bench.engine;

import io.athanor.core.Backoff;
import io.athanor.core.Never;
import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.record.Instruction;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.streams.Application;
import io.athanor.streams.Line;
import io.athanor.streams.Topic;
import io.athanor.streams.engine.EngineSettings;
import io.athanor.streams.engine.Guarantee;
import io.athanor.streams.engine.RunningApplication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/// A line of Athanor at its own settings: one stream thread, a commit each 100 ms.
record AthanorEngine(Guarantee guarantee) implements Contestant {

  @Override
  public void start(Job job, Calls calls) {
    Stage<Seed, Instruction, Never> stage = seed -> Outcome.pass(Work.answer(job, calls, seed));
    var line =
        new Line<>(
            "bench",
            job.in(),
            stage,
            job.out(),
            null,
            false,
            new Topic<>(job.rejected(), Rejection.class),
            job.failed());
    RunningApplication.start(
        new Application("bench", List.of(line)),
        job.prefix(),
        job.cluster(),
        job.wire(),
        new EngineSettings(
            guarantee,
            job.inFlight(),
            EngineSettings.DEFAULT_ATTEMPTS,
            Backoff.DEFAULT,
            EngineSettings.DEFAULT_WAIT_BUDGET,
            EngineSettings.DEFAULT_MAX_RECORD_BYTES,
            job.stateDir()),
        new SimpleMeterRegistry());
  }
}
