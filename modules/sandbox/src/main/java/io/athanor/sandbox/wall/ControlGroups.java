package io.athanor.sandbox.wall;

import java.io.IOException;

/// Where the control groups of this process's programs are.
interface ControlGroups {

  /// How the kernel offers them here: version 2 where it has the controllers, else version 1.
  ///
  /// @throws Refused where neither can be written
  static ControlGroups open() throws Refused {
    try {
      return ControlGroupsV2.open();
    } catch (Refused second) {
      try {
        return ControlGroupsV1.open();
      } catch (Refused first) {
        throw new Refused(
            "control groups cannot be used: version 2: %s; version 1: %s"
                .formatted(second.getMessage(), first.getMessage()));
      }
    }
  }

  /// The group of a place.
  ///
  /// @param launcher the thread that starts its programs
  ControlGroup group(int place, Launcher launcher) throws IOException;
}
