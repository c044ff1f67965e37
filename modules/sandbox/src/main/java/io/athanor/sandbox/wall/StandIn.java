package io.athanor.sandbox.wall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The user that programs run as: root gives way to one of no account, as the kernel does not hold
/// root to the limits of a user; everybody else stays who they are.
///
/// @param root whether this process is root's
record StandIn(boolean root) {
  private static final String UID = "61000";

  /// @throws Refused where it cannot tell
  static StandIn here() throws Refused {
    try {
      return new StandIn(SystemCall.GETUID.call() == 0);
    } catch (IOException e) {
      throw new Refused("it cannot tell whether it is root", e);
    }
  }

  /// The command that makes the next one run as the stand-in.
  ///
  /// @param options of util-linux's setpriv
  List<String> become(List<String> options) throws Refused {
    var command = new ArrayList<String>();
    command.add(Tools.find("setpriv", "util-linux").toString());
    if (root) {
      command.addAll(
          List.of("--reuid=" + UID, "--regid=" + UID, "--clear-groups", "--inh-caps=-all"));
    }
    command.addAll(options);
    command.add("--");
    return List.copyOf(command);
  }
}
