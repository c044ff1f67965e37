package io.athanor.sink;

/// The formats of a data set, by the name they have in the configuration (`sink.format`).
public enum Format {
  /// Chat messages: [ChatRows].
  CHAT(new ChatRows());

  private final RowFormat rows;

  Format(RowFormat rows) {
    this.rows = rows;
  }

  public RowFormat rows() {
    return rows;
  }
}
