package io.athanor.streams.wire;

import org.apache.avro.Schema;

/// A schema in the history of a subject.
///
/// @param version from 1
/// @param id the same wherever the same schema is registered
public record SchemaVersion(String subject, int version, int id, Schema schema) {}
