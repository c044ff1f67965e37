package io.athanor.sandbox;

/// What is to be run.
///
/// @param language a language the back end knows; `python`
/// @param source the whole program; data, never a command or a path
/// @param stdin what it reads; "" for nothing
/// @param limits what it may use
public record Program(String language, String source, String stdin, Limits limits) {}
