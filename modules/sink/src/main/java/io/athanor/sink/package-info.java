/// Graded samples to data sets: shards of rows.
@NullMarked
package io.athanor.sink;

import org.jspecify.annotations.NullMarked;
