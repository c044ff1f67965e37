/// Seeds and documents as people keep them: files.
@NullMarked
package io.athanor.app.source;

import org.jspecify.annotations.NullMarked;
