/// The factory put together: models, sandbox, stages and applications on a cluster.
@NullMarked
package io.athanor.app.factory;

import org.jspecify.annotations.NullMarked;
