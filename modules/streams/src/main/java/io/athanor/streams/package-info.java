/// Stages on Kafka Streams: topics, lines, the engine, the wire, the ledger.
@NullMarked
package io.athanor.streams;

import org.jspecify.annotations.NullMarked;
