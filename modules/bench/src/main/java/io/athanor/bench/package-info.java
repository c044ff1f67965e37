/// Athanor beside what else does its work: the engine that holds slow calls on Kafka, the model
/// client under it, and the factory as a whole. Whatever is measured runs in a JVM of its own, and
/// so does each thing it talks to.
@NullMarked
package io.athanor.bench;

import org.jspecify.annotations.NullMarked;
