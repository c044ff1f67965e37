/// The commands of the program.
@NullMarked
package io.athanor.app.command;

import org.jspecify.annotations.NullMarked;
