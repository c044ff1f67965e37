/// One program from its first byte to its last.
@NullMarked
package io.athanor.sandbox.run;

import org.jspecify.annotations.NullMarked;
