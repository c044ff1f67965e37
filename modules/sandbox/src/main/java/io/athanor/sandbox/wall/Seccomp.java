package io.athanor.sandbox.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A seccomp filter for x86-64: which system calls a thread, and all that it starts, can still
/// make.
///
/// It is a deny list over what Landlock or namespaces leave open: sockets, other processes, shared
/// memory, the kernel's rarer doors. The names that are refused whatever their arguments stand in
/// the resources `denied-x86_64.txt` and `denied-alone-x86_64.txt`; those that depend on an
/// argument stand here. Refused calls answer EPERM instead of killing, as the JVM's own code still
/// runs on the thread. The program is classic BPF, see `linux/filter.h` and `linux/seccomp.h`.
final class Seccomp {
  static final int ALLOW = 0x7fff0000;
  static final int KILL = 0x80000000;
  static final int EPERM = 1;
  static final int ENOSYS = 38;
  static final int EAFNOSUPPORT = 97;

  private static final long SET_MODE_FILTER = 1;
  private static final int X86_64 = 0xC000003E;
  private static final int FIRST_X32 = 0x40000000;

  private static final int LOAD = 0x20;
  private static final int AND = 0x54;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int IOCTL = 16;
  private static final int CLONE = 56;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;

  private static final int CLONE_VM = 0x100;
  private static final int CLONE_NEW_NAMESPACES = 0x7E020000;

  /// One BPF instruction.
  ///
  /// @param whenTrue how many instructions a comparison that holds skips
  /// @param whenFalse how many one skips that does not
  record Instruction(int code, int whenTrue, int whenFalse, int operand) {}

  private final List<Instruction> program = new ArrayList<>();

  private Seccomp() {}

  /// For a program that has nothing but its pipes, under a version of Landlock: before version 3
  /// that left truncating alone.
  static List<Instruction> alone(int landlockAbi) {
    var filter = new Seccomp();
    filter.onlyThisArchitecture();
    filter.denied("denied-x86_64.txt");
    filter.denied("denied-alone-x86_64.txt");
    filter.newNamespaces();
    filter.otherProcesses();
    filter.signalsInDisguise();
    filter.forgedEndings();
    if (landlockAbi < 3) {
      filter.truncation();
    }
    filter.add(RETURN, ALLOW);
    return List.copyOf(filter.program);
  }

  /// For programs in namespaces of their own, where they may have children, files and sockets that
  /// lead nowhere.
  static List<Instruction> inNamespaces() {
    var filter = new Seccomp();
    filter.onlyThisArchitecture();
    filter.denied("denied-x86_64.txt");
    filter.newNamespaces();
    filter.otherSockets();
    filter.typing();
    filter.forgedEndings();
    filter.add(RETURN, ALLOW);
    return List.copyOf(filter.program);
  }

  /// As the kernel reads it from memory or a file: `struct sock_filter`, one after the other.
  static byte[] encode(List<Instruction> filter) {
    var code = ByteBuffer.allocate(8 * filter.size()).order(ByteOrder.nativeOrder());
    for (Instruction instruction : filter) {
      code.putShort((short) instruction.code())
          .put((byte) instruction.whenTrue())
          .put((byte) instruction.whenFalse())
          .putInt(instruction.operand());
    }
    return code.array();
  }

  /// From here on the calling thread, and all that it starts, is under the filter. There is no way
  /// back. The thread must have given up new privileges.
  static void restrictThisThread(List<Instruction> filter) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var header = arena.allocate(16, 8);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) filter.size());
      var code = arena.allocate(8L * filter.size(), 8);
      code.copyFrom(MemorySegment.ofArray(encode(filter)));
      header.set(ValueLayout.ADDRESS, 8, code);
      SystemCall.SECCOMP.call(SET_MODE_FILTER, 0, header.address());
    }
  }

  /// Numbers mean other calls on other architectures, and on x32, which shares x86-64's.
  private void onlyThisArchitecture() {
    add(LOAD, ARCHITECTURE);
    test(IF_EQUAL, X86_64, 1, 0);
    add(RETURN, KILL);
    add(LOAD, NUMBER);
    test(IF_AT_LEAST, FIRST_X32, 0, 1);
    add(RETURN, error(ENOSYS));
  }

  private void denied(String resource) {
    for (String line : lines(resource)) {
      var word = line.split(" ", 3);
      test(IF_EQUAL, Integer.parseInt(word[1]), 0, 1);
      add(RETURN, error(word[2].equals("ENOSYS") ? ENOSYS : EPERM));
    }
  }

  private void newNamespaces() {
    argument(CLONE, 0, new Instruction(IF_ANY_BIT, 0, 1, CLONE_NEW_NAMESPACES));
  }

  /// A plain fork. A JVM starts threads and processes with CLONE_VM; those of the program are
  /// stopped by RLIMIT_NPROC. Another process's limits are not to be read or set.
  private void otherProcesses() {
    int prlimit = 302;
    argument(CLONE, 0, new Instruction(IF_ANY_BIT, 1, 0, CLONE_VM));
    argument(prlimit, 0, new Instruction(IF_EQUAL, 1, 0, 0));
  }

  /// Any family but Unix and the internet's two, which end at the namespace's own empty network:
  /// the others have doors of their own, such as to the host of a virtual machine.
  private void otherSockets() {
    for (int call : new int[] {41, 53}) {
      test(IF_EQUAL, call, 0, 6);
      add(LOAD, low(0));
      test(IF_EQUAL, 1, 3, 0);
      test(IF_EQUAL, 2, 2, 0);
      test(IF_EQUAL, 10, 1, 0);
      add(RETURN, error(EAFNOSUPPORT));
      add(LOAD, NUMBER);
    }
  }

  /// TIOCSTI and TIOCLINUX type on a terminal.
  private void typing() {
    for (int command : new int[] {0x5412, 0x541C}) {
      argument(IOCTL, 1, new Instruction(IF_EQUAL, 0, 1, command));
    }
  }

  /// F_SETOWN, F_SETSIG, F_SETOWN_EX, FIOSETOWN and SIOCSPGRP make the kernel send any signal to
  /// any process of the same user when a pipe gets ready. PR_SET_PDEATHSIG can only be what it was
  /// set to at the start, SIGKILL.
  private void signalsInDisguise() {
    int fcntl = 72;
    for (int command : new int[] {8, 10, 15}) {
      argument(fcntl, 1, new Instruction(IF_EQUAL, 0, 1, command));
    }
    typing();
    for (int command : new int[] {0x8901, 0x8902}) {
      argument(IOCTL, 1, new Instruction(IF_EQUAL, 0, 1, command));
    }
    int prctl = 157;
    int deathSignal = 1;
    int sigkill = 9;
    add(LOAD, NUMBER);
    test(IF_EQUAL, prctl, 0, 5);
    add(LOAD, low(0));
    test(IF_EQUAL, deathSignal, 0, 3);
    add(LOAD, low(1));
    test(IF_EQUAL, sigkill, 1, 0);
    add(RETURN, error(EPERM));
    add(LOAD, NUMBER);
  }

  /// Exit code 137 would read like a kill from outside, which is nobody's fault.
  private void forgedEndings() {
    int looksKilled = 128 + 9;
    for (int exit : new int[] {60, 231}) {
      test(IF_EQUAL, exit, 0, 5);
      add(LOAD, low(0));
      add(AND, 0xFF);
      test(IF_EQUAL, looksKilled, 0, 1);
      add(RETURN, KILL);
      add(LOAD, NUMBER);
    }
  }

  /// Opening with O_TRUNC, creat, truncate; openat2 hides its flags.
  private void truncation() {
    int truncate = 0x200;
    argument(2, 1, new Instruction(IF_ANY_BIT, 0, 1, truncate));
    argument(257, 2, new Instruction(IF_ANY_BIT, 0, 1, truncate));
    test(IF_EQUAL, 85, 0, 1);
    add(RETURN, error(EPERM));
    test(IF_EQUAL, 437, 0, 1);
    add(RETURN, error(ENOSYS));
  }

  /// EPERM for a call whose argument does not make the test skip one instruction.
  private void argument(int call, int index, Instruction test) {
    test(IF_EQUAL, call, 0, 4);
    add(LOAD, low(index));
    program.add(test);
    add(RETURN, error(EPERM));
    add(LOAD, NUMBER);
  }

  private void add(int code, int operand) {
    program.add(new Instruction(code, 0, 0, operand));
  }

  private void test(int code, int operand, int whenTrue, int whenFalse) {
    program.add(new Instruction(code, whenTrue, whenFalse, operand));
  }

  /// Where the lower half of an argument lies in `struct seccomp_data`.
  private static int low(int argument) {
    return 16 + 8 * argument;
  }

  static int error(int errno) {
    return 0x00050000 | errno;
  }

  private static List<String> lines(String resource) {
    try (var in = Seccomp.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
