package io.athanor.bench.sandbox;

import io.athanor.bench.Scratch;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.run.WalledSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One language without a sandbox and in several: each runs once, then each again, so that all of
/// them see the same machine.
///
/// @param warmUp runs of each that do not count
/// @param runs of each that do
record OverheadTrial(int warmUp, int runs) {

  /// What it gave for one sandbox; milliseconds.
  ///
  /// @param build of the program, the second time: the first may have compiled the language's
  ///   library
  record Measured(double build, Quantiles bare, Quantiles walled) {
    double overheadP50() {
      return walled.p50() - bare.p50();
    }

    double overheadP95() {
      return walled.p95() - bare.p95();
    }
  }

  /// A sandbox with the program in it.
  private record Built(WalledRunner runner, double build) {
    static Built in(WalledSandbox sandbox, Language language)
        throws IOException, InterruptedException {
      WalledRunner.of(sandbox, language);
      long begin = System.nanoTime();
      var runner = WalledRunner.of(sandbox, language);
      return new Built(runner, (System.nanoTime() - begin) / 1e6);
    }
  }

  /// @param sandboxes at least one, all with that language
  /// @return by sandbox, in their order
  /// @throws IOException with one sentence, where there is nothing to measure
  Map<WalledSandbox, Measured> run(Language language, List<WalledSandbox> sandboxes)
      throws IOException, InterruptedException {
    var built = new ArrayList<Built>();
    for (WalledSandbox sandbox : sandboxes) {
      built.add(Built.in(sandbox, language));
    }
    try (var folder = Scratch.create()) {
      var runners = new ArrayList<Runner>();
      runners.add(bare(language, built.getFirst().runner(), folder));
      built.forEach(each -> runners.add(each.runner()));
      var times = times(runners);
      var measured = new LinkedHashMap<WalledSandbox, Measured>();
      for (int i = 0; i < built.size(); i++) {
        var each = built.get(i);
        measured.put(
            each.runner().sandbox(),
            new Measured(each.build(), times.getFirst(), times.get(i + 1)));
      }
      return measured;
    }
  }

  /// Without a sandbox: the program as one of them built it.
  static BareRunner bare(Language language, WalledRunner walled, Scratch folder)
      throws IOException, InterruptedException {
    var toolchain = Contestants.tool(walled.sandbox(), language);
    return BareRunner.of(toolchain, walled.program(), walled.stdin(), folder.dir());
  }

  private List<Quantiles> times(List<? extends Runner> runners)
      throws IOException, InterruptedException {
    var nanos = runners.stream().map(_ -> new ArrayList<Long>()).toList();
    for (int run = -warmUp; run < runs; run++) {
      for (int i = 0; i < runners.size(); i++) {
        long begin = System.nanoTime();
        runners.get(i).run();
        if (run >= 0) {
          nanos.get(i).add(System.nanoTime() - begin);
        }
      }
    }
    return nanos.stream().map(Quantiles::of).toList();
  }
}
