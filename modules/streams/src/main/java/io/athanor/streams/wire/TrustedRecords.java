package io.athanor.streams.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.util.ClassSecurityValidator;

/// Avro makes instances of those classes alone that the program trusts: a schema comes from outside
/// and names a class.
public final class TrustedRecords {
  private static final String PACKAGE = "io.athanor.record";
  private static final AtomicBoolean TRUSTED = new AtomicBoolean();

  private TrustedRecords() {}

  /// Trusts Athanor's own records, beside what is trusted already, for this JVM.
  public static void trust() {
    if (TRUSTED.compareAndSet(false, true)) {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
    }
  }
}
