/// Records out of Kafka into files, each exactly once.
@NullMarked
package io.athanor.streams.sink;

import org.jspecify.annotations.NullMarked;
