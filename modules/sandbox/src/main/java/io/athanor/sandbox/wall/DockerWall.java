package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.language.Survey;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.language.Toolchains;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A container of its own for each program, from an image that has the languages; with a runtime
/// such as gVisor's, also a kernel of its own.
///
/// A program can have threads, children and files of its own. It sees its image, read-only, and
/// three small directories that vanish with it; it has no network, and no environment but the one
/// that it is given.
///
/// Starting one takes a few tenths of a second, before the clock of the program runs. Of what it
/// uses nothing is known but whether it was out of memory. The processor time of one process is
/// limited; that of several together only by the time on the clock, as they share one processor.
///
/// Whoever may ask an engine is root where it runs: a worker of its own should do this.
public final class DockerWall implements Wall {
  private static final Logger LOG = LoggerFactory.getLogger(DockerWall.class);

  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final Limits ASKING =
      new Limits(Duration.ofSeconds(20), Duration.ofSeconds(50), 1L << 30, 1 << 20);

  private final DockerSettings settings;
  private final DockerClient docker;
  private final ContainerOwner owner = ContainerOwner.us();
  private final ContainerOptions options;
  private final Toolchains toolchains;

  private DockerWall(DockerSettings settings, List<Language> languages) throws Refused {
    this.settings = settings;
    this.docker = DockerClient.find();
    reachTheEngine();
    refuseVolumes();
    this.options = new ContainerOptions(settings, owner, path());
    sweep();
    this.toolchains = survey(languages);
  }

  /// @param languages that are looked for in the image
  /// @throws Refused where something that it needs is not here
  public static DockerWall open(DockerSettings settings, List<Language> languages) throws Refused {
    return new DockerWall(settings, languages);
  }

  private void reachTheEngine() throws Refused {
    try {
      docker.ask(List.of("version", "--format={{.Server.Version}}"));
    } catch (IOException e) {
      throw new Refused(
          "no engine answers; start one, or say in DOCKER_HOST where it is; " + e.getMessage(), e);
    }
  }

  /// The volumes of an image are directories of the host that a program could fill.
  private void refuseVolumes() throws Refused {
    var volumes = ofTheImage("{{range $path, $_ := .Config.Volumes}}{{$path}} {{end}}");
    if (!volumes.isEmpty()) {
      throw new Refused(
          "the image %s has volumes (%s), which a program could fill; take one that has none"
              .formatted(settings.image(), volumes));
    }
  }

  private String path() throws Refused {
    return ofTheImage("{{range .Config.Env}}{{println .}}{{end}}")
        .lines()
        .filter(variable -> variable.startsWith("PATH="))
        .map(variable -> variable.substring("PATH=".length()))
        .findFirst()
        .orElse(USUAL_PATH);
  }

  private String ofTheImage(String format) throws Refused {
    var image = settings.image();
    try {
      return docker.ask(List.of("image", "inspect", "--format=" + format, image));
    } catch (IOException e) {
      throw new Refused(
          "the engine does not have the image %s; get it, for example with: docker pull %s; %s"
              .formatted(image, image, e.getMessage()),
          e);
    }
  }

  /// Removes what workers of this host left that were killed. What cannot be removed ends by
  /// itself.
  private void sweep() {
    try {
      var format = "{{.Names}}={{.Label \"%s\"}}".formatted(ContainerOwner.WORKER_LABEL);
      var filter = "label=%s=%s".formatted(ContainerOwner.HOST_LABEL, owner.host());
      var names =
          docker
              .ask(List.of("ps", "--all", "--filter=" + filter, "--format=" + format))
              .lines()
              .map(line -> line.split("=", 2))
              .filter(words -> owner.survives(words[1], DockerWall::isAlive))
              .map(words -> words[0])
              .toList();
      if (!names.isEmpty()) {
        docker.remove(names);
        LOG.info("removed {} containers of workers that have gone", names.size());
      }
    } catch (IOException e) {
      LOG.warn("containers of workers that have gone could not be removed: {}", e.getMessage());
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private Toolchains survey(List<Language> languages) throws Refused {
    var survey = new Survey(languages);
    var name = owner.nextName();
    try {
      return survey.read(docker.ask(command("run", name, ASKING, survey.command())));
    } catch (IOException e) {
      throw new Refused(
          "the image %s cannot be asked for its languages; %s"
              .formatted(settings.image(), e.getMessage()),
          e);
    } finally {
      removeWhatIsLeft(name);
    }
  }

  @Override
  public String name() {
    return settings.runtime() == null ? "docker" : "docker+" + settings.runtime();
  }

  @Override
  public Set<Need> grants() {
    return EnumSet.allOf(Need.class);
  }

  @Override
  public Toolchains toolchains() {
    return toolchains;
  }

  @Override
  public Place place(int number) {
    return this::start;
  }

  /// The loader waits for its first line, so nothing is lost between the container's start and the
  /// client's; and what keeps a container from starting is never taken for a program's words.
  private Cell start(List<String> command, Toolchain toolchain, Limits limits) throws IOException {
    var name = owner.nextName();
    try {
      docker.ask(command("create", name, limits, command));
      docker.ask(List.of("start", name));
      return new ContainerCell(docker, name, docker.start(List.of("attach", name)));
    } catch (IOException e) {
      removeWhatIsLeft(name);
      throw e;
    }
  }

  private List<String> command(String verb, String name, Limits limits, List<String> command) {
    var words = new ArrayList<>(List.of(verb));
    words.addAll(options.of(name, limits, command));
    return words;
  }

  /// There may be nothing.
  private void removeWhatIsLeft(String name) {
    try {
      docker.remove(List.of(name));
    } catch (IOException e) {
      LOG.debug("nothing was removed: {}", e.getMessage());
    }
  }
}
