/// The program: the pipeline, configuration, command line.
@NullMarked
package io.athanor.app;

import org.jspecify.annotations.NullMarked;
