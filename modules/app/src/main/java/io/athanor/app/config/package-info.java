/// Configuration: one YAML file, read into records that refuse bad values.
@NullMarked
package io.athanor.app.config;

import org.jspecify.annotations.NullMarked;
