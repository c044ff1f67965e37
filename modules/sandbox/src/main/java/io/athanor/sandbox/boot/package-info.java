/// Choosing the back ends that this machine can be trusted with.
@NullMarked
package io.athanor.sandbox.boot;

import org.jspecify.annotations.NullMarked;
