package io.athanor.app.source;

import io.athanor.record.Document;
import io.athanor.record.Seed;
import java.util.List;

/// All that a run is to work on.
public record Batch(List<Seed> seeds, List<Document> documents) {
  public Batch {
    seeds = List.copyOf(seeds);
    documents = List.copyOf(documents);
  }
}
