package io.athanor.streams.engine;

/// Where an input record stands; its text is the value of [io.athanor.streams.Headers#SOURCE].
record Source(String topic, int partition, long offset) {
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
