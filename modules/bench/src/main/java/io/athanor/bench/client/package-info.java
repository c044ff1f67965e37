/// The model client beside stock openai-java and beside no client at all. Each contestant keeps as
/// many calls under way as it is told, in a JVM of its own, at an endpoint in another.
@NullMarked
package io.athanor.bench.client;

import org.jspecify.annotations.NullMarked;
