/// Finding the program in the text of an answer.
@NullMarked
package io.athanor.verify.extraction;

import org.jspecify.annotations.NullMarked;
