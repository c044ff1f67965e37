package io.athanor.streams.wire;

/// A registry that answered, and said no.
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

  static RegistryRefusal noSchema(String what) {
    return new RegistryRefusal(40403, "Schema " + what + " not found");
  }

  static RegistryRefusal incompatible(String subject, String why) {
    return new RegistryRefusal(
        409,
        "Schema being registered is incompatible with an earlier schema for subject \""
            + subject
            + "\", details: "
            + why);
  }

  static RegistryRefusal collision(int id) {
    return new RegistryRefusal(
        42201,
        "Another schema has the id "
            + id
            + ", which is derived from the content; change the schema's doc to get another one");
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
