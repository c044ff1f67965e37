package io.athanor.streams.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Name and password for a registry, by Confluent's settings.
///
/// | `basic.auth.credentials.source` | |
/// | --- | --- |
/// | `USER_INFO` | `basic.auth.user.info`, `name:password` |
/// | `URL` | the user info of `schema.registry.url` |
///
/// Where the source is not said, `basic.auth.user.info` counts if it is there, else the URL.
record BasicAuth(String header) {
  static Optional<BasicAuth> of(URI url, Map<String, ?> config) {
    var userInfo = Settings.text(config, "basic.auth.user.info");
    var source =
        Settings.text(config, "basic.auth.credentials.source")
            .orElse(userInfo.isPresent() ? "USER_INFO" : "URL");
    return switch (source) {
      case "USER_INFO" ->
          Optional.of(
              from(
                  userInfo.orElseThrow(() ->
                      new IllegalArgumentException(
                          "basic.auth.credentials.source is USER_INFO, but"
                              + " basic.auth.user.info is not set"))));
      case "URL" -> Optional.ofNullable(url.getUserInfo()).map(BasicAuth::from);
      default ->
          throw new IllegalArgumentException(
              "basic.auth.credentials.source is \"" + source + "\"; it can be USER_INFO or URL");
    };
  }

  private static BasicAuth from(String userInfo) {
    if (userInfo.indexOf(':') < 0) {
      throw new IllegalArgumentException(
          "the schema registry's user info must be name:password; it has no colon");
    }
    return new BasicAuth(
        "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
  }

  /// Keeps the password out of logs.
  @Override
  public String toString() {
    return "BasicAuth[…]";
  }
}
