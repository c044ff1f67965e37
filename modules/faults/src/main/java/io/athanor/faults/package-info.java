/// Faults done to a running factory: real processes of the real program on loopback, a rehearsal
/// endpoint inside the harness, and an audit of what came out. Doing and judging are apart: what a
/// scenario measured is a record, and whether it is good is a pure function of that.
@NullMarked
package io.athanor.faults;

import org.jspecify.annotations.NullMarked;
