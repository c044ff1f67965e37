package io.athanor.bench;

import io.athanor.bench.client.ClientCommand;
import io.athanor.bench.engine.EngineCommand;
import io.athanor.bench.engine.InFlightCommand;
import io.athanor.bench.factory.FactoryCommand;
import io.athanor.bench.sandbox.SandboxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The command line of the benchmarks.
@Command(
    name = "modules/bench/run",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = {"Measure Athanor, and what it is compared with.", ""},
    subcommands = {
      EngineCommand.class,
      InFlightCommand.class,
      ClientCommand.class,
      FactoryCommand.class,
      SandboxCommand.class
    })
final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }
}
