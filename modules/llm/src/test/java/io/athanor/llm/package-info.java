@NullMarked
package io.athanor.llm;

import org.jspecify.annotations.NullMarked;
