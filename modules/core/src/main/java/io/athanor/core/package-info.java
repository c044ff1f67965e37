/// The words of the factory: what a stage is, what may come of a record, how things are named.
@NullMarked
package io.athanor.core;

import org.jspecify.annotations.NullMarked;
