package io.athanor.sandbox.run;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Build.Part;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Run.Ending;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.wall.Place;
import io.athanor.sandbox.wall.Wall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs programs behind one wall, each at a place of its own.
public final class WalledSandbox implements Sandbox {
  private final Wall wall;
  private final Places places;
  private final List<Place> rooms;
  private final Map<String, List<Part>> warmth = new HashMap<>();
  private final ReentrantLock warming = new ReentrantLock();

  /// @param places shared with whoever else runs programs
  public WalledSandbox(Wall wall, Places places) {
    this.wall = wall;
    this.places = places;
    this.rooms = IntStream.range(0, places.count()).mapToObj(wall::place).toList();
  }

  public Wall wall() {
    return wall;
  }

  @Override
  public Build build(Source source) throws InterruptedException {
    var toolchain = toolchain(source.language());
    if (toolchain.isEmpty()) {
      return new Build.Broken(missing(source.language()));
    }
    var recipe = toolchain.get().language().program();
    var files = Loader.files(toolchain.get(), source.main(), source.beside());
    if (!recipe.compiled()) {
      return new Build.Ready(source.language(), files);
    }
    var parts = Stream.concat(warmth(toolchain.get()).stream(), files.stream()).toList();
    return compile(toolchain.get(), parts, recipe.keep(), Limits.COMPILING);
  }

  private Build compile(Toolchain toolchain, List<Part> parts, List<String> keep, Limits limits)
      throws InterruptedException {
    var command = Loader.compile(toolchain, parts, keep);
    return switch (execute(toolchain, command, parts, "", limits)) {
      case Execution.Result(var run, var archive) when run.ending() == Ending.OK ->
          new Build.Ready(toolchain.language().name(), List.of(new Part(Part.ARCHIVE, archive)));
      case Execution.Result(var run, _) -> new Build.Broken(supported(toolchain, run));
    };
  }

  /// What an earlier compiler left for this one; without it, that only takes longer.
  private List<Part> warmth(Toolchain toolchain) throws InterruptedException {
    var recipe = toolchain.language().program();
    if (recipe.warm() == null) {
      return List.of();
    }
    warming.lockInterruptibly();
    try {
      var left = warmth.get(toolchain.language().name());
      if (left == null) {
        var files = Loader.files(toolchain, Languages.harness(recipe.warm()), Map.of());
        var built = compile(toolchain, files, recipe.leaves(), Limits.WARMING);
        left = built instanceof Build.Ready(_, var parts) ? parts : List.of();
        warmth.put(toolchain.language().name(), left);
      }
      return left;
    } finally {
      warming.unlock();
    }
  }

  /// What a compiler does not know is no program's fault.
  private static Run supported(Toolchain toolchain, Run compiler) {
    return toolchain
        .language()
        .complaints()
        .ofSupport(compiler.stderr())
        .map(said -> Run.without(Run.Ending.UNAVAILABLE, compiler.backend(), said))
        .orElse(compiler);
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
    var toolchain = toolchain(program.language());
    if (toolchain.isEmpty()) {
      return missing(program.language());
    }
    var command = Loader.run(toolchain.get(), program.parts());
    return execute(toolchain.get(), command, program.parts(), stdin, limits).run();
  }

  private Execution.Result execute(
      Toolchain toolchain, List<String> command, List<Part> parts, String stdin, Limits limits)
      throws InterruptedException {
    try {
      return places.take(place -> {
        var cell = rooms.get(place).start(command, toolchain, limits);
        return new Execution(cell, Frame.of(parts, stdin), limits).toTheEnd(wall.name(), toolchain);
      });
    } catch (ExecutionException e) {
      var why = String.valueOf(e.getCause());
      return new Execution.Result(Run.without(Ending.INTERNAL, wall.name(), why), new byte[0]);
    }
  }

  private Optional<Toolchain> toolchain(String language) {
    return Optional.ofNullable(wall.toolchains().installed().get(language));
  }

  private Run missing(String language) {
    return Run.without(Ending.UNAVAILABLE, wall.name(), wall.toolchains().whyNot(language));
  }
}
