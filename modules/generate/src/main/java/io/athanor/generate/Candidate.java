package io.athanor.generate;

import io.athanor.generate.Questions.Question;

/// A question that may become a seed.
///
/// @param number the passage's place in the document, from 0
/// @param passage what the question is about
record Candidate(int number, String passage, Question question) {}
