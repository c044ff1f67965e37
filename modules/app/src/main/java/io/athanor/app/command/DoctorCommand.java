package io.athanor.app.command;

import io.athanor.app.config.Config;
import io.athanor.app.config.ConfigFile;
import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Screen;
import io.athanor.sandbox.boot.Sandboxes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Show what programs can be run in on this machine.",
      "",
      "Each back end is put to the same self-test as before every run, and a small program of each",
      "language is run in it. What does not work is named with its reason, and how to get it.",
      ""
    },
    footer = {"", "Examples:", "  athanor doctor", "  athanor doctor --config athanor.yaml"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (YAML); what matters here is its part \"sandbox\".")
  private @Nullable Path file;

  @Override
  public Integer call() throws InterruptedException {
    var screen = Screen.of(spec.commandLine());
    var config = file == null ? Config.DEFAULT : ConfigFile.read(file, System.getenv());
    screen.say("testing the back ends, a second or two each");
    var diagnosis = Diagnosis.of(Sandboxes.choose(config.sandbox()));
    screen.print(diagnosis.text());
    if (!diagnosis.works()) {
      screen.warn("NO SANDBOX: code would not be run, and be marked \"could not tell\".");
    }
    return (diagnosis.works() ? ExitCode.OK : ExitCode.UNAVAILABLE).code();
  }
}
