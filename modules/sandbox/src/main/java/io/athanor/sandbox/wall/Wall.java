package io.athanor.sandbox.wall;

import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.language.Toolchains;
import java.util.Set;

/// A way of keeping programs in: what stands between them and the rest of the machine.
public interface Wall {

  /// The back end's name; it stands in every result.
  String name();

  /// What programs may have beyond one process that reads and writes pipes.
  Set<Need> grants();

  /// The languages that can be run behind it.
  Toolchains toolchains();

  /// A place to run one program at a time. All places are used side by side.
  ///
  /// @param number from 0
  Place place(int number);
}
