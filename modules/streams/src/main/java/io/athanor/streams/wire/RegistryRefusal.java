package io.athanor.streams.wire;

import org.jspecify.annotations.Nullable;

/// A registry that answered, and said no to what it was asked.
public final class RegistryRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /// @param code Confluent's error code: an HTTP status, or five digits that start with one
  public RegistryRefusal(int code, String message) {
    super(message);
    this.code = code;
  }

  static RegistryRefusal noSubject(String subject) {
    return new RegistryRefusal(40401, "Subject '" + subject + "' not found.");
  }

  static RegistryRefusal noVersion(String version) {
    return new RegistryRefusal(40402, "Version " + version + " not found.");
  }

  static RegistryRefusal noSchema() {
    return new RegistryRefusal(40403, "Schema not found");
  }

  static RegistryRefusal noSchema(int id) {
    return new RegistryRefusal(40403, "Schema " + id + " not found");
  }

  static RegistryRefusal incompatible(String subject, String why) {
    return new RegistryRefusal(
        409,
        "Schema being registered is incompatible with the latest schema of subject \""
            + subject
            + "\": "
            + why);
  }

  static RegistryRefusal invalidSchema(@Nullable String why) {
    return new RegistryRefusal(42201, "Invalid schema: " + why);
  }

  static RegistryRefusal collision(int id) {
    return new RegistryRefusal(
        42201,
        "Another schema has the id "
            + id
            + ", which follows from the content; change a doc in the schema to get another id");
  }

  /// The code in Confluent's error bodies.
  public int code() {
    return code;
  }

  /// The HTTP status that goes with it.
  public int status() {
    return code < 1000 ? code : code / 100;
  }
}
