package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Logs;
import io.athanor.app.console.Screen;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program's command line.
@Command(
    name = "athanor",
    description =
        "Turns seed prompts and documents into graded, verified fine-tuning data, on Kafka.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ServeCommand.class,
      SeedCommand.class,
      IngestCommand.class,
      TailCommand.class,
      LedgerCommand.class,
      FailedCommand.class,
      RedriveCommand.class,
      DescribeCommand.class,
      DoctorCommand.class,
      BrokerCommand.class,
      RehearsalCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  athanor run --seeds examples/seeds.jsonl --documents examples/documents --out out",
      "  athanor run --seeds seeds.csv --out out --provider openai --model gpt-4.1-mini",
      "  athanor COMMAND --help"
    })
public final class Athanor {
  private Athanor() {}

  /// The command line, ready to execute; errors are sentences on standard error.
  public static CommandLine commandLine() {
    Logs.bridge();
    var line = new CommandLine(new Athanor());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpWidth(100);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((e, _) -> refuse(e));
    line.setExecutionExceptionHandler((e, at, _) -> explain(e, at));
    withExitCodes(line);
    return line;
  }

  private static void withExitCodes(CommandLine line) {
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings());
    line.getSubcommands().values().forEach(Athanor::withExitCodes);
  }

  private static int refuse(ParameterException e) {
    var line = e.getCommandLine();
    var screen = Screen.of(line);
    screen.fail("athanor: " + sentence(e));
    var near =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.<String>of();
    if (!near.isEmpty()) {
      screen.say(
          "Did you mean " + near.stream().limit(3).collect(Collectors.joining(" or ")) + "?");
    }
    screen.say("See: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  private static String sentence(ParameterException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.endsWith(".") ? message : message + ".";
  }

  private static int explain(Exception e, CommandLine line) {
    var screen = Screen.of(line);
    boolean verbose = line.getParseResult().hasMatchedOption("--verbose");
    if (verbose) {
      e.printStackTrace(line.getErr());
    }
    if (e instanceof Failure failure) {
      screen.fail("athanor: " + failure.getMessage());
      if (!failure.next().isEmpty()) {
        screen.say(failure.next());
      }
      return failure.code().code();
    }
    screen.fail("athanor: Something unforeseen happened: " + told(e) + ".");
    if (!verbose) {
      screen.say("With --verbose the same command shows where.");
    }
    return ExitCode.UNEXPECTED.code();
  }

  /// The exception, and what lies at its root.
  private static String told(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == e ? e.toString() : e + ", at the root " + root;
  }
}
