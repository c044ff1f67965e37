package io.athanor.llm;

/// A reply, and what came with it that no caller needs to know.
///
/// @param headroom what is left of the endpoint's limits
record Received(Reply reply, Headroom headroom) {}
