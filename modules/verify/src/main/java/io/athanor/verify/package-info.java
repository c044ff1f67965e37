/// Critiques to graded samples: execution, reference answers, the grade.
@NullMarked
package io.athanor.verify;

import org.jspecify.annotations.NullMarked;
