/// Running a program nobody trusts.
@NullMarked
package io.athanor.sandbox;

import org.jspecify.annotations.NullMarked;
