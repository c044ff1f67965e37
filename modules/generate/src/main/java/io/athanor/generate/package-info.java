/// Documents to seeds: passages, and grounded questions about them.
@NullMarked
package io.athanor.generate;

import org.jspecify.annotations.NullMarked;
