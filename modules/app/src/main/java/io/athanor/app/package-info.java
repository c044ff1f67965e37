/// The program: the pipeline, configuration, command line, embedded broker.
@NullMarked
package io.athanor.app;

import org.jspecify.annotations.NullMarked;
