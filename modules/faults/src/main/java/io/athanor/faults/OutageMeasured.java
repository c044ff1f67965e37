package io.athanor.faults;

import java.time.Duration;

/// What was seen of an endpoint that was down.
///
/// @param how it was down
/// @param outage how long
/// @param inFlight calls under way when it went down
/// @param rateBefore calls/s that ended before
/// @param calls made while it was down, once the stages knew
/// @param recoverySeconds until the rate was there again; negative: it did not come
/// @param rebalances meanwhile
record OutageMeasured(
    String how,
    Duration outage,
    int inFlight,
    double rateBefore,
    long calls,
    double recoverySeconds,
    int rebalances) {}
