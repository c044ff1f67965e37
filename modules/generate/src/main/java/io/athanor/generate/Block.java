package io.athanor.generate;

import java.util.List;

/// A piece of a document's structure: a paragraph, a list, a code block, a table.
///
/// @param headings the headings it stands under, outermost first
/// @param text as it stands in the document
/// @param whole code or a table, which says nothing when it is cut in two
record Block(List<String> headings, String text, boolean whole) {

  Block {
    headings = List.copyOf(headings);
  }
}
