/// Instructions to harder instructions: Evol-Instruct.
@NullMarked
package io.athanor.evolve;

import org.jspecify.annotations.NullMarked;
