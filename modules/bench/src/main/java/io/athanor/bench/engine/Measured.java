package io.athanor.bench.engine;

/// What one run of one contestant gave.
///
/// @param perSecond committed records a second
/// @param inFlight calls under way, on average; above the setting, the contestant overdraws it
/// @param ofIdeal that rate over the ideal one
/// @param cpuMs process CPU time of the worker for each record, in milliseconds
/// @param brokerCpuMs the broker's for each record, in milliseconds
/// @param otherCores busy cores that are neither worker, broker nor counter; a few hundredths off
record Measured(
    double perSecond,
    double ofIdeal,
    double inFlight,
    double cpuMs,
    double brokerCpuMs,
    double otherCores) {}
