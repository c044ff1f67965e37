package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Screen;
import io.athanor.app.pipeline.Mermaid;
import io.athanor.app.pipeline.MetricsTable;
import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = {"Print the pipeline as a Mermaid flowchart.", ""},
    footer = {"", "Examples:", "  athanor describe", "  athanor describe --metrics"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DescribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--metrics", description = "Print the table of all metrics instead.")
  private boolean metrics;

  @Override
  public Integer call() {
    var text = metrics ? MetricsTable.markdown() : Mermaid.of(Pipeline.of(new Names("athanor")));
    Screen.of(spec.commandLine()).print(text.stripTrailing());
    return ExitCode.OK.code();
  }
}
