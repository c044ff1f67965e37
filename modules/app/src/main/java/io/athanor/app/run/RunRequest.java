package io.athanor.app.run;

import io.athanor.app.config.Config;
import java.nio.file.Path;

/// What `run` was asked for, sources apart.
///
/// @param config with the command line's options laid over it
/// @param prefixGiven whether the prefix is the user's own choice
/// @param out where the shards go
public record RunRequest(Config config, boolean prefixGiven, Path out) {}
