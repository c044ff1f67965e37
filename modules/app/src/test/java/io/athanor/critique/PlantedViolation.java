package io.athanor.critique;

import io.athanor.teach.TeachSettings;
import org.apache.kafka.common.TopicPartition;

/// Breaks the layers on purpose, so that a test can see the rules fail.
public record PlantedViolation(TopicPartition partition, TeachSettings settings) {}
