package io.athanor.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.athanor.llm.EndpointStatus;
import io.athanor.streams.engine.RunningApplication;
import java.util.List;
import java.util.Optional;

/// How the process is doing. A paused endpoint is told but is no ill health: restarting would not
/// mend it.
///
/// @param good whether no part is stuck
/// @param json the whole story
public record Health(boolean good, String json) {

  /// @param problem what keeps a part from going on
  public static Health of(
      List<RunningApplication> applications,
      List<EndpointStatus> endpoints,
      Optional<String> problem) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("status", problem.isEmpty() ? "ok" : "stuck");
    problem.ifPresent(reason -> json.put("problem", reason));
    var parts = json.putArray("applications");
    for (var application : applications) {
      var part = parts.addObject();
      part.put("name", application.name());
      part.put("state", application.state().name().toLowerCase(java.util.Locale.ROOT));
      part.put("in_flight", application.inFlight());
      application.problem().ifPresent(reason -> part.put("problem", reason));
    }
    var models = json.putArray("endpoints");
    for (var endpoint : endpoints) {
      var model = models.addObject();
      model.put("address", endpoint.address());
      model.put("model", endpoint.model());
      model.put("in_flight", endpoint.inFlight());
      endpoint
          .pause()
          .ifPresent(pause ->
              model
                  .putObject("paused")
                  .put("since", pause.since().toString())
                  .put("reason", pause.reason()));
    }
    return new Health(problem.isEmpty(), json.toString());
  }
}
