/// What stands between a program and the rest of the machine.
@NullMarked
package io.athanor.sandbox.wall;

import org.jspecify.annotations.NullMarked;
