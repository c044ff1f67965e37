package io.athanor.bench;

/// What one run of one contestant gave.
///
/// @param perSecond committed records a second
/// @param ofIdeal that rate over the ideal one
/// @param cpuMs process CPU time of the worker for each record, in milliseconds; not a number where
///   none came
/// @param brokerCpuMs the broker's for each record, in milliseconds
/// @param otherCores cores that neither worker, broker nor counter kept busy
record Measured(
    double perSecond, double ofIdeal, double cpuMs, double brokerCpuMs, double otherCores) {}
