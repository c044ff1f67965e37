/// Answers to critiques: cheap rules, then the judge.
@NullMarked
package io.athanor.critique;

import org.jspecify.annotations.NullMarked;
