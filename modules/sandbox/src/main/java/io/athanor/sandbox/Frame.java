package io.athanor.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// What goes into an interpreter's standard input, and the mark by which it shows that it came to
/// life: what fails before the mark is the machinery's fault, what fails after it the program's.
///
/// @param mark random, so that no program of another run can know it
record Frame(String mark, Program program) {
  static final int MARK_LENGTH = 32;

  static Frame of(Program program) {
    var random = new byte[MARK_LENGTH / 2];
    ThreadLocalRandom.current().nextBytes(random);
    return new Frame(HexFormat.of().formatHex(random), program);
  }

  void write(OutputStream out) throws IOException {
    byte[] source = program.source().getBytes(StandardCharsets.UTF_8);
    out.write("%s%010d".formatted(mark, source.length).getBytes(StandardCharsets.US_ASCII));
    out.write(source);
    out.write(program.stdin().getBytes(StandardCharsets.UTF_8));
  }
}
