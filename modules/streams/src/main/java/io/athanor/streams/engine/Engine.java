package io.athanor.streams.engine;

import io.athanor.streams.Wire;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What the lines of one application share.
///
/// @param halt called with what makes the stage or this process unfit to go on; from any thread,
///   and by every call that meets it
record Engine(
    Wire wire,
    Sources sources,
    Triage triage,
    Sizes sizes,
    Gate gate,
    InstantSource clock,
    Consumer<Throwable> halt) {}
