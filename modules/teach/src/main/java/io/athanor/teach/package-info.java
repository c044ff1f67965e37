/// Assignments to answers: the teacher.
@NullMarked
package io.athanor.teach;

import org.jspecify.annotations.NullMarked;
