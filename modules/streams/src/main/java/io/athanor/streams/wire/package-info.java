/// How records travel: Confluent's frame around Avro, and the registries that keep its schemas.
@NullMarked
package io.athanor.streams.wire;

import org.jspecify.annotations.NullMarked;
