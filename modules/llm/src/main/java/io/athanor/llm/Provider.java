package io.athanor.llm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Somebody who serves models over `/v1/chat/completions`.
///
/// @param name as on the command line
/// @param baseUrl where, with the version
/// @param keyVariable the environment variable that holds the key; null where none is customary
/// @param keyNeeded whether it answers nobody without a key
/// @param defaultModel what to ask for where no model is named; null where one must be named
public record Provider(
    String name,
    URI baseUrl,
    @Nullable String keyVariable,
    boolean keyNeeded,
    @Nullable String defaultModel) {}
