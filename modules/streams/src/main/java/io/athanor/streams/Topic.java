package io.athanor.streams;

import org.apache.avro.specific.SpecificRecord;

/// A pipeline topic and what travels on it. The key is always [io.athanor.core.Lineage#root].
///
/// @param name the full name, prefix included
/// @param type the Avro class of its values
public record Topic<T extends SpecificRecord>(String name, Class<T> type) {}
