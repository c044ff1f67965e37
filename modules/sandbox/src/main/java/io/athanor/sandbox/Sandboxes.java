package io.athanor.sandbox;

import java.util.List;

/// Finds the back end that this machine can be trusted with.
public final class Sandboxes {
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

  /// Tries each back end against the boot self-test, at most a few seconds in all. Fails closed:
  /// with none accepted, programs are not run at all.
  ///
  /// @param places how many programs may run at once
  public static Choice choose(int places) {
    if (places < 1) {
      throw new IllegalArgumentException("places must be 1 or more, got " + places);
    }
    var reason = "no back end is there yet";
    return new Choice(new UnavailableSandbox(reason), List.of(reason));
  }
}
