package io.athanor.bench.factory;

import io.athanor.bench.Child;
import java.io.IOException;
import java.time.Duration;

/// What has happened since the start of a run, at one moment of it. Times are in nanoseconds.
///
/// @param clock any clock that runs evenly
/// @param calls that the endpoint has answered
/// @param spent what all calls took so far, those under way included: what it grows by in a second
///   is how many were under way in it
/// @param factory processor time of `athanor run`
/// @param broker the broker's
/// @param endpoint the endpoint's
record Moment(long clock, long calls, long spent, long factory, long broker, long endpoint) {

  static Moment now(ProcessHandle factory, Child broker, Child endpoint) throws IOException {
    var answer = endpoint.ask().split(" ");
    return new Moment(
        System.nanoTime(),
        Long.parseLong(answer[0]),
        Long.parseLong(answer[1]),
        factory.info().totalCpuDuration().orElse(Duration.ZERO).toNanos(),
        broker.cpu().toNanos(),
        endpoint.cpu().toNanos());
  }
}
