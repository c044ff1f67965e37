package io.athanor.streams;

/// Where a record stands. Its text, `topic/partition/offset`, is the value of [Headers#SOURCE].
public record Place(String topic, int partition, long offset) {

  /// @throws IllegalArgumentException where the text is not `topic/partition/offset`
  public static Place parse(String text) {
    var parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not topic/partition/offset");
    }
    var place = new Place(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    if (place.partition < 0 || place.offset < 0) {
      throw new IllegalArgumentException("no such place");
    }
    return place;
  }

  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
