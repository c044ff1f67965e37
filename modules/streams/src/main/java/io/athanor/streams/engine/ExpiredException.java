package io.athanor.streams.engine;

import io.athanor.streams.Place;

/// A record was removed from its topic while it was in flight.
final class ExpiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExpiredException(Place place) {
    super(
        place
            + " is no longer on its topic; keep records longer than they may be in flight"
            + " (topics.retention)");
  }
}
