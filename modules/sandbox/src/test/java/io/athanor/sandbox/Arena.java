package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What attackers would like to reach: files with a secret, a process with one, sockets that
/// listen.
final class Arena implements AutoCloseable {
  static final String CANARY = "canary-5b1c93";
  private static final Path CORE_PATTERN = Path.of("/proc/sys/kernel/core_pattern");

  private final Path folder;
  private final Process decoy;
  private final ServerSocketChannel tcp = ServerSocketChannel.open();
  private final DatagramChannel udp = DatagramChannel.open();
  private final ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  private final Map<String, String> before;
  private final String corePattern = Files.readString(CORE_PATTERN);

  Arena(Path folder) throws IOException {
    this.folder = folder;
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    secret("private", "rw-------");
    secret("public", "rw-r--r--");
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    tcp.bind(loopback).configureBlocking(false);
    udp.bind(loopback).configureBlocking(false);
    unix.bind(UnixDomainSocketAddress.of(folder.resolve("socket"))).configureBlocking(false);
    Files.setPosixFilePermissions(
        folder.resolve("socket"), PosixFilePermissions.fromString("rwxrwxrwx"));
    var sleep = new ProcessBuilder("sleep", "600");
    sleep.environment().put("CANARY", CANARY);
    decoy = sleep.start();
    before = files();
  }

  String aimed(String source) {
    return source
        .replace("@folder@", folder.toString())
        .replace("@decoy@", Long.toString(decoy.pid()))
        .replace("@worker@", Long.toString(ProcessHandle.current().pid()))
        .replace("@tcp@", Integer.toString(tcp.socket().getLocalPort()))
        .replace("@udp@", Integer.toString(udp.socket().getLocalPort()))
        .replace("@socket@", folder.resolve("socket").toString());
  }

  void isUntouched() throws IOException {
    assertThat(decoy.isAlive()).isTrue();
    assertThat(files()).isEqualTo(before);
    assertThat(tcp.accept()).isNull();
    assertThat(unix.accept()).isNull();
    assertThat(udp.receive(ByteBuffer.allocate(1))).isNull();
    assertThat(Files.readString(CORE_PATTERN)).isEqualTo(corePattern);
  }

  /// Of all that was started, nothing but the decoy is there.
  void nothingIsLeft() {
    assertThat(
            ProcessHandle.current()
                .descendants()
                .filter(process -> process.pid() != decoy.pid())
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse("?")))
        .isEmpty();
    assertThat(adopted()).isEmpty();
  }

  /// Processes that nobody waits for any more become the first process's.
  private static Stream<String> adopted() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().user().filter("61000"::equals).isPresent())
        .map(process -> process.info().commandLine().orElse("?"));
  }

  private Map<String, String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(), Arena::described, (a, b) -> a, TreeMap::new));
    }
  }

  private static String described(Path file) {
    try {
      return Files.size(file)
          + " "
          + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
          + " "
          + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return "gone";
    }
  }

  private void secret(String name, String permissions) throws IOException {
    var file = Files.writeString(folder.resolve(name), CANARY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Override
  public void close() throws IOException {
    decoy.destroyForcibly();
    tcp.close();
    udp.close();
    unix.close();
  }
}
