/// Final answers, compared as mathematics.
///
/// The way of an answer: [Written] makes its notation plain, [Lexer] its tokens, [Reader] a
/// [Value], in which expressions are trees of [Term]s. [Comparison] judges two values; whether two
/// terms are equal is the business of [Identity].
@NullMarked
package io.athanor.verify.maths;

import org.jspecify.annotations.NullMarked;
