/// Programs in the sandbox beside the same programs without one, both started by this JVM.
@NullMarked
package io.athanor.bench.sandbox;

import org.jspecify.annotations.NullMarked;
