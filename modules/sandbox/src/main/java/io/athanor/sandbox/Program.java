package io.athanor.sandbox;

/// What is to be run.
///
/// @param language the name of a language the back end knows, such as `python`
/// @param source the whole program; data, never a command or a path
/// @param stdin what it reads; "" for nothing
/// @param limits what it may use
public record Program(String language, String source, String stdin, Limits limits) {}
