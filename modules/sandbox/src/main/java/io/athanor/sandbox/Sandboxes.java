package io.athanor.sandbox;

import java.util.ArrayList;
import java.util.List;

/// Finds the back end that this machine can be trusted with.
public final class Sandboxes {

  /// In the order of preference. A new back end is one more line.
  private static final List<BackEnd> BACK_ENDS =
      List.of(new BackEnd("landlock", LandlockSandbox::open));

  private Sandboxes() {}

  /// What was found.
  ///
  /// @param sandbox the first back end that passed its self-test, or an [UnavailableSandbox]
  /// @param refused one sentence for each back end that did not, with the reason
  public record Choice(Sandbox sandbox, List<String> refused) {
    public Choice {
      refused = List.copyOf(refused);
    }

    public boolean available() {
      return !(sandbox instanceof UnavailableSandbox);
    }
  }

  /// A way of running programs that may or may not work here.
  record BackEnd(String name, Opening opening) {

    interface Opening {
      Sandbox open(int places) throws Refused;
    }
  }

  /// Tries each back end against the boot self-test, about a second each. Fails closed: with none
  /// accepted, programs are not run at all.
  ///
  /// @param places how many programs may run at once
  /// @throws InterruptedException when the process is closing
  public static Choice choose(int places) throws InterruptedException {
    if (places < 1) {
      throw new IllegalArgumentException("places must be 1 or more, got " + places);
    }
    return choose(places, BACK_ENDS);
  }

  static Choice choose(int places, List<BackEnd> backEnds) throws InterruptedException {
    var refused = new ArrayList<String>();
    for (var backEnd : backEnds) {
      try {
        var sandbox = backEnd.opening().open(places);
        var miss = SelfTest.firstMiss(sandbox);
        if (miss.isEmpty()) {
          return new Choice(sandbox, refused);
        }
        refused.add(backEnd.name() + ": " + miss.get());
      } catch (Refused e) {
        refused.add(backEnd.name() + ": " + e.getMessage());
      }
    }
    var reason = "no sandbox works here, so programs are not run; " + String.join("; ", refused);
    return new Choice(new UnavailableSandbox(reason), refused);
  }
}
