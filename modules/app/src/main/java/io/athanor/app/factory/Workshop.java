package io.athanor.app.factory;

import io.athanor.app.config.Config;
import io.athanor.app.config.Roles;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.app.pipeline.Stages;
import io.athanor.core.Meters;
import io.athanor.core.Rounds;
import io.athanor.critique.CritiqueStage;
import io.athanor.evolve.EvolveStage;
import io.athanor.evolve.IntakeStage;
import io.athanor.generate.GenerateStage;
import io.athanor.llm.ChatModel;
import io.athanor.llm.EndpointStatus;
import io.athanor.llm.Endpoints;
import io.athanor.llm.ModelSettings;
import io.athanor.rehearsal.RehearsalServer;
import io.athanor.rehearsal.RehearsalSettings;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.UnavailableSandbox;
import io.athanor.sandbox.boot.AwaitedSandbox;
import io.athanor.sandbox.boot.MeteredSandbox;
import io.athanor.teach.TeachSettings;
import io.athanor.teach.TeachStage;
import io.athanor.verify.VerifyStage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the stages work with: their models and the sandbox. Opens only what the parts named need.
public final class Workshop implements AutoCloseable {
  private static final String VERIFY = "verify";
  private static final String SOLVER = "solver";

  /// Which role a part asks.
  private static final Map<String, String> ROLE =
      Map.of(
          "generate",
          "questioner",
          "evolve",
          "evolver",
          "teach",
          "teacher",
          "critique",
          "judge",
          VERIFY,
          SOLVER);

  private final Config config;
  private final Map<String, ModelSettings> models;
  private final @Nullable RehearsalServer rehearsal;
  private final @Nullable AwaitedSandbox sandbox;
  private final MeterRegistry meters;
  private final Endpoints endpoints;
  private final Map<String, ChatModel> asked = new HashMap<>();

  /// @param models role to settings, in the order in which the roles work
  private Workshop(
      Config config,
      Map<String, ModelSettings> models,
      @Nullable RehearsalServer rehearsal,
      @Nullable AwaitedSandbox sandbox,
      MeterRegistry meters) {
    this.config = config;
    this.models = models;
    this.rehearsal = rehearsal;
    this.sandbox = sandbox;
    this.meters = meters;
    this.endpoints =
        new Endpoints(meters, List.copyOf(models.keySet()), config.engine().inFlight());
    models.forEach((role, settings) -> asked.put(role, endpoints.model(role, settings)));
  }

  /// @param parts the parts of the pipeline that will work here
  /// @throws Failure where a model, a provider or a key is missing
  public static Workshop open(
      Config config,
      Set<String> parts,
      Map<String, String> environment,
      MeterRegistry meters,
      Screen screen) {
    var roles = new Roles(config, environment);
    var needed = needed(config, parts);
    boolean rehearse = roles.rehearse(needed);
    var server = rehearse ? RehearsalServer.start("127.0.0.1", 0, RehearsalSettings.DEFAULT) : null;
    try {
      var models = roles.settle(needed, server == null ? null : server.baseUrl());
      announce(models, rehearse, screen);
      var sandbox = parts.contains(VERIFY) ? AwaitedSandbox.choosing(config.sandbox()) : null;
      return new Workshop(config, models, server, sandbox, meters);
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      throw e;
    }
  }

  /// The roles that the parts ask; the solver only where samples are wanted.
  private static List<String> needed(Config config, Set<String> parts) {
    return parts.stream()
        .filter(ROLE::containsKey)
        .map(ROLE::get)
        .filter(role -> !role.equals(SOLVER) || config.verify().samples() > 0)
        .toList();
  }

  /// Makes one tiny real call to each model, before anything is produced.
  ///
  /// @throws Failure with what is wrong with the first that does not answer
  public void check() throws InterruptedException {
    var seen = new LinkedHashMap<ModelSettings, String>();
    models.forEach((role, settings) -> seen.putIfAbsent(settings, role));
    for (var role : seen.values()) {
      var objection = endpoints.check(role);
      if (objection.isPresent()) {
        throw Failure.unavailable(
            "The " + role + " cannot work: " + Sentences.capital(objection.get()),
            "Nothing was produced; mend it and give the same command again.");
      }
    }
  }

  /// Says what programs will run in, once it is known; without a sandbox, loudly.
  public void announceSandbox(Screen screen) throws InterruptedException {
    if (sandbox == null) {
      return;
    }
    var choice = sandbox.choice();
    if (choice.available()) {
      screen.say("sandbox  " + choice.backends());
    } else {
      screen.warn(
          "NO SANDBOX: code will not be run and is marked \"could not tell\": "
              + String.join("; ", choice.refused()));
    }
  }

  public Stages stages() {
    var rounds = new Rounds(config.rounds());
    return new Stages(
        new GenerateStage(model("questioner"), config.generate()),
        new IntakeStage(),
        new EvolveStage(model("evolver"), config.evolve()),
        new TeachStage(model("teacher"), new TeachSettings(rounds)),
        new CritiqueStage(
            model("judge"),
            config.critiqueSettings(),
            result -> Meters.JUDGE_CONTROLS.counter(meters, result.tag()).increment()),
        new VerifyStage(sandbox(), model(SOLVER), config.verifySettings()));
  }

  private Sandbox sandbox() {
    return sandbox == null
        ? new UnavailableSandbox("verify does not work here")
        : new MeteredSandbox(sandbox, sandbox.places(), meters);
  }

  public List<EndpointStatus> endpoints() {
    return endpoints.statuses();
  }

  /// Role to the model's name.
  public Map<String, String> modelNames() {
    var names = new LinkedHashMap<String, String>();
    models.forEach((role, settings) -> names.put(role, settings.model()));
    return names;
  }

  @Override
  public void close() {
    endpoints.close();
    if (rehearsal != null) {
      rehearsal.close();
    }
  }

  private ChatModel model(String role) {
    return asked.getOrDefault(
        role,
        _ -> {
          throw new IllegalStateException("no " + role + " works here");
        });
  }

  private static void announce(Map<String, ModelSettings> models, boolean rehearse, Screen screen) {
    if (rehearse) {
      screen.warn(
          "REHEARSAL: the built-in rehearsal model answers. Its data is for trying the factory out,"
              + " not for training; --provider, --base-url or OPENAI_API_KEY bring a real model.");
    }
    Roles.lines(models).forEach(line -> screen.say("model    " + line));
  }
}
