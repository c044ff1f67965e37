package io.athanor.streams.engine;

import io.athanor.streams.Wire;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What the lines of one application share.
///
/// @param halt called with the error that makes this process unfit to go on; from any thread
record Engine(
    Wire wire,
    Sources sources,
    Triage triage,
    Sizes sizes,
    Gate gate,
    InstantSource clock,
    Consumer<Throwable> halt) {}
