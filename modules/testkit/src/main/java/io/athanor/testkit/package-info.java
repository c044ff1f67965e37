/// Fakes and samples for tests; test scope everywhere.
@NullMarked
package io.athanor.testkit;

import org.jspecify.annotations.NullMarked;
