package io.athanor.sandbox.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeccompTest {
  private static final int X86_64 = 0xC000003E;
  private static final int EPERM = Seccomp.error(Seccomp.EPERM);
  private static final int ENOSYS = Seccomp.error(Seccomp.ENOSYS);

  private final List<Seccomp.Instruction> filter = Seccomp.alone(7);

  @Test
  void everydayCallsAreAllowed() {
    for (int call : new int[] {0, 1, 2, 3, 9, 11, 12, 59, 60, 72, 157, 231, 257, 302, 318, 334}) {
      assertThat(answer(call, 0, 0)).as("call %d", call).isEqualTo(Seccomp.ALLOW);
    }
  }

  @Test
  void doorsThatLandlockLeavesOpenAreRefused() {
    int socket = 41;
    int ptrace = 101;
    int kill = 62;
    int chmod = 90;
    int unshare = 272;
    int kexecFileLoad = 320;
    for (int call : new int[] {socket, ptrace, kill, chmod, unshare, kexecFileLoad}) {
      assertThat(answer(call, 0, 0)).as("call %d", call).isEqualTo(EPERM);
    }
  }

  @Test
  void callsWithHiddenArgumentsAreUnknown() {
    int clone3 = 435;
    int ioUringSetup = 425;
    assertThat(answer(clone3, 0, 0)).isEqualTo(ENOSYS);
    assertThat(answer(ioUringSetup, 0, 0)).isEqualTo(ENOSYS);
  }

  @Test
  void otherArchitecturesAreKilledAndX32IsUnknown() {
    assertThat(run(filter, 0x40000003, 0, 0, 0, 0)).isEqualTo(Seccomp.KILL);
    assertThat(answer(0x40000000 | 41, 0, 0)).isEqualTo(ENOSYS);
    assertThat(answer(-1, 0, 0)).isEqualTo(ENOSYS);
  }

  @Test
  void cloneStartsThreadsAndSpawnsButNeitherForksNorMakesNamespaces() {
    int clone = 56;
    int spawn = 0x4100 | 17;
    int newUser = 0x10000000;
    assertThat(answer(clone, spawn, 0)).isEqualTo(Seccomp.ALLOW);
    assertThat(answer(clone, 17, 0)).isEqualTo(EPERM);
    assertThat(answer(clone, spawn | newUser, 0)).isEqualTo(EPERM);
  }

  @Test
  void limitsOfOthersAreOutOfReach() {
    int prlimit = 302;
    assertThat(answer(prlimit, 0, 0)).isEqualTo(Seccomp.ALLOW);
    assertThat(answer(prlimit, 4711, 0)).isEqualTo(EPERM);
  }

  @Test
  void deathSignalCanOnlyBeTheOneThatWasSet() {
    int prctl = 157;
    assertThat(answer(prctl, 1, 9)).isEqualTo(Seccomp.ALLOW);
    assertThat(answer(prctl, 1, 0)).isEqualTo(EPERM);
    assertThat(answer(prctl, 15, 0)).isEqualTo(Seccomp.ALLOW);
  }

  @Test
  void exitCodeThatLooksLikeAKillIsKilledInADistinctWay() {
    int exitGroup = 231;
    assertThat(answer(exitGroup, 0x100 | 137, 0)).isEqualTo(Seccomp.KILL);
    assertThat(answer(exitGroup, 1, 0)).isEqualTo(Seccomp.ALLOW);
  }

  @Test
  void truncatingIsRefusedWhereLandlockDoesNotKnowIt() {
    int open = 2;
    int openat = 257;
    int creat = 85;
    int truncate = 0x201;
    assertThat(answer(open, 0, truncate)).isEqualTo(Seccomp.ALLOW);
    var old = Seccomp.alone(2);
    assertThat(run(old, X86_64, open, 0, truncate, 0)).isEqualTo(EPERM);
    assertThat(run(old, X86_64, openat, 0, 0, truncate)).isEqualTo(EPERM);
    assertThat(run(old, X86_64, openat, 0, 0, 0)).isEqualTo(Seccomp.ALLOW);
    assertThat(run(old, X86_64, creat, 0, 0, 0)).isEqualTo(EPERM);
  }

  private int answer(int call, int first, int second) {
    return run(filter, X86_64, call, first, second, 0);
  }

  /// A small interpreter of the part of BPF that the filter uses, after `linux/filter.h`.
  private static int run(
      List<Seccomp.Instruction> filter, int architecture, int call, int... arguments) {
    int accumulator = 0;
    for (int at = 0; ; at++) {
      var instruction = filter.get(at);
      int operand = instruction.operand();
      boolean holds =
          switch (instruction.code()) {
            case 0x15 -> accumulator == operand;
            case 0x35 -> Integer.compareUnsigned(accumulator, operand) >= 0;
            case 0x45 -> (accumulator & operand) != 0;
            default -> false;
          };
      switch (instruction.code()) {
        case 0x20 ->
            accumulator =
                operand == 0 ? call : operand == 4 ? architecture : arguments[(operand - 16) / 8];
        case 0x54 -> accumulator &= operand;
        case 0x06 -> {
          return operand;
        }
        default -> at += holds ? instruction.whenTrue() : instruction.whenFalse();
      }
    }
  }
}
