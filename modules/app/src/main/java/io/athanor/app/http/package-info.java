/// Metrics and health over HTTP.
@NullMarked
package io.athanor.app.http;

import org.jspecify.annotations.NullMarked;
