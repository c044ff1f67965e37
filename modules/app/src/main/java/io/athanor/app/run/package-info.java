/// The whole factory in one process, from seeds to shards, to its end.
@NullMarked
package io.athanor.app.run;

import org.jspecify.annotations.NullMarked;
