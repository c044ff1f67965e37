package io.athanor.verify;

import io.athanor.sandbox.language.Language;
import org.jspecify.annotations.Nullable;

/// A program that is to be tried.
///
/// @param entryPoint the function that cases call; null where none is named
record Submission(Language language, String source, @Nullable String entryPoint) {}
