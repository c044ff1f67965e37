/// The program.
@NullMarked
package io.athanor.app;

import org.jspecify.annotations.NullMarked;
