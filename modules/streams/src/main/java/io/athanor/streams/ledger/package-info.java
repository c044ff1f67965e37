/// The proof, from the topics alone, that every record that entered a stage left it exactly once or
/// is still pending.
@NullMarked
package io.athanor.streams.ledger;

import org.jspecify.annotations.NullMarked;
