package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Seed;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

class TrustedRecordsTest {

  @Test
  void trustsTheRecordsAndNothingElse() {
    // Given
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.DEFAULT_TRUSTED_CLASSES);

    // When
    TrustedRecords.trust();
    TrustedRecords.trust();

    // Then
    var trusted = ClassSecurityValidator.getGlobal();
    assertThat(trusted.isTrusted(Seed.class)).isTrue();
    assertThat(trusted.isTrusted(String.class)).isTrue();
    assertThat(trusted.isTrusted(ProcessBuilder.class)).isFalse();
  }
}
