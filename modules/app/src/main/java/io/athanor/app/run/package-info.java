/// The whole factory in one process, from seeds to shards.
@NullMarked
package io.athanor.app.run;

import org.jspecify.annotations.NullMarked;
