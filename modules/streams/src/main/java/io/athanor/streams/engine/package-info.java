/// The engine: thousands of records of a stage under way at once, each leaving exactly once.
///
/// A Kafka Streams processor is single-threaded, a model call takes seconds. So work under way is
/// *state*: the processor puts the record into a changelogged store and starts a virtual thread;
/// the result comes back through a queue, and one transaction forwards it, deletes the entry and
/// commits the offset. A commit never waits for a call, and after a crash the restored store says
/// what was under way.
@NullMarked
package io.athanor.streams.engine;

import org.jspecify.annotations.NullMarked;
