package io.athanor.bench.sandbox;

import io.athanor.bench.Scratch;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.run.Frame;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a program with nothing around it: no wall, no limits, nobody who watches.
///
/// @param command what a sandbox would run, too
/// @param files the folder with the program's files; null for an empty one each time
/// @param input all that it reads
record BareRunner(List<String> command, @Nullable Path files, byte[] input) implements Runner {

  /// Lays out a program that was built in a sandbox. A loader gets it as input each time; all other
  /// files are written now, and no run has to.
  ///
  /// @param folder an empty one
  static BareRunner of(Toolchain toolchain, Build.Ready program, String stdin, Path folder)
      throws IOException, InterruptedException {
    if (toolchain.language().program().loader() != null) {
      var input = new ByteArrayOutputStream();
      Frame.of(program.parts(), stdin).write(input);
      return new BareRunner(toolchain.runs(), null, input.toByteArray());
    }
    for (Build.Part part : program.parts()) {
      if (part.name().equals(Build.Part.ARCHIVE)) {
        unpack(part.bytes(), folder);
      } else {
        Files.write(folder.resolve(part.name()), part.bytes());
      }
    }
    return new BareRunner(toolchain.runs(), folder, stdin.getBytes(StandardCharsets.UTF_8));
  }

  private static void unpack(byte[] archive, Path folder) throws IOException, InterruptedException {
    var tar = new ProcessBuilder("tar", "-xf", "-").directory(folder.toFile()).start();
    try (var out = tar.getOutputStream()) {
      out.write(archive);
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar could not unpack what the compiler made");
    }
  }

  @Override
  public void run() throws IOException, InterruptedException {
    if (files != null) {
      runIn(files);
      return;
    }
    try (var folder = Scratch.create()) {
      runIn(folder.dir());
    }
  }

  private void runIn(Path folder) throws IOException, InterruptedException {
    var process = startedIn(folder);
    try (var out = process.getOutputStream()) {
      out.write(input);
    }
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    if (exitCode != 0 || !printed.strip().equals(ANSWER)) {
      throw new IOException(
          "without a sandbox it printed \"%s\", exit code %d".formatted(printed.strip(), exitCode));
    }
  }

  private Process startedIn(Path folder) throws IOException {
    var builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin" + File.pathSeparator + "/bin");
    return builder.start();
  }
}
