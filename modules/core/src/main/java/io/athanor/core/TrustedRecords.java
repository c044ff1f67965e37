package io.athanor.core;

import io.athanor.record.Seed;
import org.apache.avro.util.ClassSecurityValidator;

/// Avro makes instances of those classes alone that the program trusts, as a schema from outside
/// may name any class. Even a builder that fills in a default asks.
public final class TrustedRecords {
  private static final String PACKAGE = Seed.class.getPackageName();

  private TrustedRecords() {}

  /// Trusts Athanor's own records, beside what is trusted already, in this JVM. Whoever makes
  /// records from outside calls it first; again does no harm.
  public static void trust() {
    var before = ClassSecurityValidator.getGlobal();
    if (!before.isTrusted(Seed.class)) {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(before, type -> type.getPackageName().equals(PACKAGE)));
    }
  }
}
