package io.athanor.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The disk that the sink writes to is full, and then larger.
final class FullDisk implements Scenario {
  private static final String NAME = "disk";
  private static final String DONE = "the sink's folder on a tmpfs of 256 kB, then of 1 GB";
  private static final Duration FULL = Duration.ofSeconds(120);

  @Override
  public List<Row> run(Lab lab) throws Exception {
    var out = Files.createDirectories(lab.dir().resolve("out"));
    if (mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", out.toString()) != 0) {
      return List.of(
          Row.skipped(NAME, DONE, Findings.CRITERION, "this user may not mount a tmpfs"));
    }
    try (var flow = Flow.start(lab, Map.of("all", List.of("all")), lab.sizes().seeds())) {
      var plant = flow.plant();
      boolean told =
          Until.within(FULL, () -> plant.metrics("all").health().contains("the sink waits"));
      boolean goesOn = flow.goesOn(1, FULL);
      flow.log().say("disk full: %s", told ? "told in /health" : "NOT told in /health");
      mount("-o", "remount,size=1g", out.toString());
      var findings = flow.finish();
      return List.of(
          Row.of(
              NAME,
              DONE,
              "/health tells it; the stages go on",
              "%s; %s"
                  .formatted(
                      told ? "told" : "NOT told", goesOn ? "they go on" : "they STAND STILL"),
              told && goesOn),
          findings.row(NAME, DONE));
    } finally {
      unmount(out);
    }
  }

  private static int mount(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("mount"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static void unmount(Path out) throws IOException, InterruptedException {
    new ProcessBuilder("umount", out.toString()).inheritIO().start().waitFor();
  }
}
