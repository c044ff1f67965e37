package io.athanor.sandbox.language;

/// Programs of which it is known how they do: each reads two whole numbers on a line and prints
/// their sum, one rightly.
///
/// @param right prints the sum
/// @param wrong prints another number
public record Control(String right, String wrong) {}
