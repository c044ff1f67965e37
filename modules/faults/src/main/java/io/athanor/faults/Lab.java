package io.athanor.faults;

import java.nio.file.Path;

/// Where a scenario takes place.
///
/// @param dir its own folder: data, state, data set, and the log of every process
/// @param sizes how much of everything
/// @param program what is run
/// @param log where progress goes
record Lab(Path dir, Sizes sizes, Program program, Log log) {}
