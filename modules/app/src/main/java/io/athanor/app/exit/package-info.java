/// How the program ends: exit codes, and failures that are told in a sentence.
@NullMarked
package io.athanor.app.exit;

import org.jspecify.annotations.NullMarked;
