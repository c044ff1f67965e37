/// Final answers, compared as mathematics.
///
/// The way of an answer: [FinalValue] finds it in a solution, [Written] makes its notation plain,
/// [Lexer] cuts it into tokens, [Reader] makes a [Value] of them, in which expressions are trees of
/// [Term]s. [Comparison] judges two values; whether two terms are equal is the business of
/// [Identity]. [Majority] groups the answers to one question.
///
/// Nothing here is configured, and nothing does I/O but for reading the tables of names once.
@NullMarked
package io.athanor.verify.maths;

import org.jspecify.annotations.NullMarked;
