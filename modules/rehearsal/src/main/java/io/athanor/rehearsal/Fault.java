package io.athanor.rehearsal;

/// What can go wrong with a call, as real endpoints do it.
public enum Fault {
  /// 429 with `Retry-After: 1`.
  RATE_LIMIT,
  /// 500 with the API's error body.
  SERVER_ERROR,
  /// 200 and half of the promised body, then the connection is closed.
  RESET,
  /// 200 and a whole body that is torn JSON.
  TRUNCATED_JSON,
  /// 200 `text/html`, as a proxy's sign-in page.
  HTML,
  /// A well-formed reply with empty content.
  EMPTY,
  /// The model declines; in the `refusal` member where a schema was asked for.
  REFUSAL,
  /// The model stops half-way with `finish_reason: length`.
  LENGTH,
  /// As a judge the model gives full marks to whatever it is shown; other roles answer as ever.
  FLATTERY
}
