package io.athanor.app.source;

import io.athanor.record.Document;
import java.util.List;
import java.util.Map;

/// What was read from folders of documents.
///
/// @param documents each id once, in the order of their paths
/// @param skipped files that were left out, counted by why
public record Documents(List<Document> documents, Map<String, Integer> skipped) {
  public Documents {
    documents = List.copyOf(documents);
  }
}
