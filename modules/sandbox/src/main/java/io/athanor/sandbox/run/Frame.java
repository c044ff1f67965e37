package io.athanor.sandbox.run;

import io.athanor.sandbox.Build.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// What goes into a loader's standard input: a line with a mark, and before each part of the
/// program a line with its length in ten digits; what follows is left for the program to read. By
/// the mark on standard error it shows that it came to life: what fails before it is the
/// machinery's fault, what fails after it the program's.
///
/// @param mark random, so that no program of another run can know it
public record Frame(String mark, List<Part> parts, String stdin) {
  static final int MARK_LENGTH = 32;

  /// With a mark of its own.
  public static Frame of(List<Part> parts, String stdin) {
    var random = new byte[MARK_LENGTH / 2];
    ThreadLocalRandom.current().nextBytes(random);
    return new Frame(HexFormat.of().formatHex(random), parts, stdin);
  }

  /// Writes all of it; leaves the stream open.
  public void write(OutputStream out) throws IOException {
    out.write((mark + "\n").getBytes(StandardCharsets.US_ASCII));
    for (Part part : parts) {
      out.write("%010d\n".formatted(part.bytes().length).getBytes(StandardCharsets.US_ASCII));
      out.write(part.bytes());
    }
    out.write(stdin.getBytes(StandardCharsets.UTF_8));
  }
}
