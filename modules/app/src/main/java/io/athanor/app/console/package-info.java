/// How the program speaks and ends: sentences, exit codes, signals, the log.
@NullMarked
package io.athanor.app.console;

import org.jspecify.annotations.NullMarked;
