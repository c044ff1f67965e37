/// Rules that judge a text without asking a model.
@NullMarked
package io.athanor.core.rule;

import org.jspecify.annotations.NullMarked;
