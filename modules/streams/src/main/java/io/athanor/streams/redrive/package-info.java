/// Dead letters: what they tell, and the way back.
@NullMarked
package io.athanor.streams.redrive;

import org.jspecify.annotations.NullMarked;
