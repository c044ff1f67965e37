/// A chat model: asking one, pacing and metering it, prompts and structured replies.
@NullMarked
package io.athanor.llm;

import org.jspecify.annotations.NullMarked;
