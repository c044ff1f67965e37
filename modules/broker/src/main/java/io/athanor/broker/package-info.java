/// A Kafka broker in this JVM: KRaft, one node, data that survives.
@NullMarked
package io.athanor.broker;

import org.jspecify.annotations.NullMarked;
