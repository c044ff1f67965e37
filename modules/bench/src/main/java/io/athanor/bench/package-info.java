/// Athanor beside what else does its work: the engine that holds slow calls on Kafka, the model
/// client under it, the factory as a whole, and the sandbox. Whatever is measured runs in a JVM of
/// its own, and so does each thing it talks to; a sandbox is compared with what the same JVM starts
/// without one.
@NullMarked
package io.athanor.bench;

import org.jspecify.annotations.NullMarked;
