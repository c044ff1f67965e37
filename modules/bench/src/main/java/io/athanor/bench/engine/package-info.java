/// The engine beside what else holds slow calls in flight on Kafka. Each contestant does the same
/// work in a JVM of its own, with the broker in another; what it wrote is counted by a reader of
/// committed records in a third.
@NullMarked
package io.athanor.bench.engine;

import org.jspecify.annotations.NullMarked;
