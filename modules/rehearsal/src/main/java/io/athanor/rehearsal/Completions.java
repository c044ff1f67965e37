package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Answers requests for a completion, each with the fate that its number draws. Serves many
/// threads.
final class Completions {
  private static final JsonMapper JSON = new JsonMapper();

  private final RehearsalModel model;
  private final RehearsalSettings settings;
  private final List<String> models;
  private final Witness witness;
  private final @Nullable Bucket allowance;
  private final AtomicLong calls = new AtomicLong();
  private volatile Map<Fault, Double> rates;

  Completions(
      RehearsalModel model, RehearsalSettings settings, List<String> models, Witness witness) {
    this.model = model;
    this.settings = settings;
    this.models = models;
    this.witness = witness;
    this.allowance =
        settings.requestsPerMinute() == 0 ? null : perMinute(settings.requestsPerMinute());
    this.rates = settings.rates();
  }

  /// Holds one second's worth and is filled evenly, as providers do it.
  private static Bucket perMinute(int calls) {
    var minute = Duration.ofMinutes(1);
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(Math.max(1, calls / minute.toSeconds())).refillGreedy(calls, minute))
        .build();
  }

  long calls() {
    return calls.get();
  }

  void faults(Map<Fault, Double> rates) {
    this.rates = RehearsalSettings.checked(rates);
  }

  void answer(byte[] body, Response response)
      throws IOException, ApiError.Refused, InterruptedException {
    witness.asked(body);
    try {
      if (isBeyondAllowance(response)) {
        witness.refused();
        return;
      }
      meet(Fate.of(settings, rates, calls.getAndIncrement()), body, response);
    } finally {
      witness.ended();
    }
  }

  /// Answers 429 where it is.
  private boolean isBeyondAllowance(Response response) throws IOException {
    if (allowance == null) {
      return false;
    }
    var taken = allowance.tryConsumeAndReturnRemaining(1);
    if (settings.rateLimitHeaders()) {
      tell(taken, response);
    }
    if (taken.isConsumed()) {
      return false;
    }
    long wait = untilRefill(taken).plusMillis(999).toSeconds();
    response.header("Retry-After", Long.toString(wait));
    response.error(ApiError.RATE_LIMIT);
    return true;
  }

  private void tell(ConsumptionProbe taken, Response response) {
    response.header("x-ratelimit-limit-requests", Integer.toString(settings.requestsPerMinute()));
    response.header("x-ratelimit-remaining-requests", Long.toString(taken.getRemainingTokens()));
    if (!taken.isConsumed()) {
      response.header("x-ratelimit-reset-requests", untilRefill(taken).toMillis() + "ms");
    }
  }

  private static Duration untilRefill(ConsumptionProbe taken) {
    return Duration.ofNanos(taken.getNanosToWaitForRefill());
  }

  private void meet(Fate fate, byte[] body, Response response)
      throws IOException, ApiError.Refused, InterruptedException {
    var request = read(body);
    Thread.sleep(fate.delay());
    if (fate.fault().isPresent()) {
      fail(fate.fault().get(), request, response);
    } else {
      response.json(200, body(completion(request), request));
    }
  }

  private void fail(Fault fault, ChatRequest request, Response response) throws IOException {
    switch (fault) {
      case RATE_LIMIT -> {
        response.header("Retry-After", "1");
        response.error(ApiError.RATE_LIMIT);
      }
      case SERVER_ERROR -> response.error(ApiError.SERVER);
      case RESET -> response.brokenOff(body(completion(request), request));
      case TRUNCATED_JSON -> response.torn(body(completion(request), request));
      case HTML -> response.signInPage();
      case EMPTY -> response.json(200, body(Completion.empty(request), request));
      case REFUSAL -> response.json(200, body(Completion.declined(request), request));
      case LENGTH -> response.json(200, body(completion(request).torn(), request));
      case FLATTERY ->
          response.json(200, body(Completion.of(model.flattering(request), request), request));
    }
  }

  private ChatRequest read(byte[] body) throws ApiError.Refused {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      throw new ApiError.Refused(ApiError.invalid("body", "the body is not JSON"));
    }
    var request = ChatRequest.parse(json);
    if (!models.contains(request.model())) {
      throw new ApiError.Refused(ApiError.noModel(request.model()));
    }
    return request;
  }

  private Completion completion(ChatRequest request) {
    return Completion.of(model.reply(request), request);
  }

  private static JsonNode body(Completion completion, ChatRequest request) {
    return completion.body(Hash.of(request.messages() + "\0" + request.schema()));
  }
}
