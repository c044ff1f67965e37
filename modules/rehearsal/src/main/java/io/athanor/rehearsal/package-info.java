/// The built-in OpenAI-compatible model server: offline runs, tests, benches, injected faults.
@NullMarked
package io.athanor.rehearsal;

import org.jspecify.annotations.NullMarked;
