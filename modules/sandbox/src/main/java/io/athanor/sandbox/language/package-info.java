/// The languages that programs are run in, as data, and where they are installed.
@NullMarked
package io.athanor.sandbox.language;

import org.jspecify.annotations.NullMarked;
