/// The pipeline: which stage reads which topic.
@NullMarked
package io.athanor.app.pipeline;

import org.jspecify.annotations.NullMarked;
