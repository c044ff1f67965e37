package io.athanor.app.command;

import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "athanor " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
    };
  }
}
