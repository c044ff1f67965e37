package io.athanor.sandbox.wall;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The system's own tools.
final class Tools {

  private Tools() {}

  /// @param packageName the Debian package that has it
  /// @throws Refused where it is not here
  static Path find(String name, String packageName) throws Refused {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin")
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                "there is no %s here; install it, for example with: apt-get install %s"
                    .formatted(name, packageName)));
  }

  /// @throws Refused on any other machine; numbers of system calls differ
  static void onlyOnLinuxX86() throws Refused {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      throw new Refused("it needs Linux on x86-64");
    }
  }
}
