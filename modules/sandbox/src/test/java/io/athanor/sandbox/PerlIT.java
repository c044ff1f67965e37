package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.LandlockWall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Perl programs: run as the main program that they are, and held as those in Python are.
class PerlIT {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 256L << 20, 1 << 20);

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Process decoy;

  @BeforeAll
  static void open() throws Exception {
    decoy = new ProcessBuilder("sleep", "600").start();
    sandbox = new WalledSandbox(LandlockWall.open(Languages.ALL), new Places(1));
    var alive = Programs.run(sandbox, "perl", "", "", LIMITS);
    assumeThat(alive.ending()).as(alive.detail()).isNotEqualTo(Run.Ending.UNAVAILABLE);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(folder.resolve("secret"), "canary");
  }

  @AfterAll
  static void close() {
    decoy.destroyForcibly();
  }

  @Test
  void mainProgramHasItsInputItsDataAndTheCoreModules() throws Exception {
    var run =
        run(
            """
            use strict;
            use warnings;
            use List::Util qw(sum);
            use POSIX qw(floor);
            main() unless caller;
            sub main {
                print "sum ", sum(map { floor($_) } split ' ', $_), "\\n" while <STDIN>;
                print "data $_" while <DATA>;
            }
            __DATA__
            one
            """,
            "1 2.5\n3 4\n");
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isEqualTo("sum 3\nsum 7\ndata one\n");
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void longProgramFits() throws Exception {
    var run = run("# long\n".repeat(100_000) + "print 'end';", "");
    assertThat(run.stdout()).isEqualTo("end");
  }

  @Test
  void mistakesAreTheProgramsOwnAndNamedByLine() throws Exception {
    assertThat(run("print 1;\ndie 'oops';", "").ending()).isEqualTo(Run.Ending.NONZERO_EXIT);
    assertThat(run("print 1;\ndie 'oops';", "").stderr()).isEqualTo("oops at program.pl line 2.\n");
    var unfinished = run("print 1;\nif (", "");
    assertThat(unfinished.ending()).isEqualTo(Run.Ending.NONZERO_EXIT);
    assertThat(unfinished.stderr()).contains("syntax error at program.pl line 2");
  }

  @Test
  void limitsHold() throws Exception {
    assertThat(run("1 while 1", "").ending()).isEqualTo(Run.Ending.CPU_LIMIT);
    assertThat(run("my @x; push @x, 'x' x (1 << 20) . @x while 1", "").ending())
        .isEqualTo(Run.Ending.MEMORY_LIMIT);
    assertThat(run("print 'x' x 65536 while 1", "").ending()).isEqualTo(Run.Ending.OUTPUT_LIMIT);
  }

  @Test
  void neitherProcessNorThreadIsStarted() throws Exception {
    var run =
        run(
            """
            print "forked\\n" if defined fork;
            print "system\\n" if system("/bin/true") == 0;
            print "backticks\\n" if defined(my $said = `id`);
            print "piped\\n" if open(my $pipe, "-|", "/bin/true");
            print "executed\\n" if exec("/bin/sh", "-c", "id") or exec("/usr/bin/python3", "-V");
            eval { require threads; threads->create(sub { print "thread\\n" })->join };
            print syscall(57), syscall(435, 0, 0), "\\n";
            """,
            "");
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isEqualTo("-1-1\n");
  }

  @Test
  void noSocketAndNoSignal() throws Exception {
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var run =
          run(
              """
              use Socket;
              my ($port, $pid) = map { chomp; $_ } <STDIN>;
              for my $family (AF_INET, AF_INET6, AF_UNIX) {
                  print "socket\\n" if socket(my $talk, $family, SOCK_STREAM, 0);
              }
              print "pair\\n" if socketpair(my $a, my $b, AF_UNIX, SOCK_STREAM, 0);
              require IO::Socket::INET;
              print "connected\\n" if IO::Socket::INET->new("127.0.0.1:$port");
              print "killed\\n" if kill 9, $pid, getppid;
              print "end\\n";
              """,
              server.socket().getLocalPort() + "\n" + decoy.pid() + "\n");
      assertThat(run.stdout()).isEqualTo("end\n");
      assertThat(decoy.isAlive()).isTrue();
    }
  }

  @Test
  void noFileIsWrittenAndNoSecretRead() throws Exception {
    var run =
        run(
            """
            chomp(my $folder = <STDIN>);
            for my $place ($folder, ".", "/tmp", "/var/tmp", "/dev/shm") {
                print "wrote $place\\n" if open(my $file, ">", "$place/x");
                print "made $place\\n" if mkdir "$place/d";
                print "linked $place\\n" if symlink "/", "$place/l";
            }
            print "changed\\n" if chmod(0777, "$folder/secret") or unlink("$folder/secret")
                or rename("$folder/secret", "$folder/y") or truncate("$folder/secret", 0);
            for my $path ("$folder/secret", "/etc/passwd", "/proc/self/environ", "/proc/1/maps") {
                print "read $path\\n" if open(my $file, "<", $path);
            }
            print "listed\\n" if opendir(my $all, $folder) or opendir($all, "/");
            print "environment ", join(",", %ENV), "\\n";
            print "descriptors ", join(",", grep { open my $d, "<&=", $_ } 3 .. 63), "\\n";
            """,
            folder.toString());
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isEqualTo("environment \ndescriptors \n");
    assertThat(folder.resolve("secret")).hasContent("canary");
  }

  private static Run run(String source, String stdin) throws InterruptedException {
    return Programs.run(sandbox, "perl", source, stdin, LIMITS);
  }
}
