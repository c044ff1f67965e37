/// The factory as a whole: broker, rehearsal model and `athanor run`, each in a JVM of its own.
@NullMarked
package io.athanor.bench.factory;

import org.jspecify.annotations.NullMarked;
