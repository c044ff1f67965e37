package io.athanor.llm;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import io.athanor.core.Meters;
import io.athanor.llm.Fault.Bearing;
import io.athanor.llm.Fault.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/// All model endpoints of the process. Permits and pauses belong to a model at an address, and are
/// shared by all roles that ask it. Where calls wait for a permit, those of later roles go first,
/// so that work in progress is finished before new work is begun; but each role that waits keeps
/// one permit in 20.
///
/// Nothing is read from the environment but the JVM's own proxy properties (`-Dhttps.proxyHost`);
/// redirects are refused, so that a key goes to the host it was given for and to no other.
///
/// Safe for many threads.
public final class Endpoints implements AutoCloseable {
  /// How long [#check(String)] waits for an answer unless told otherwise.
  public static final Duration CHECK_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration KEEP = Duration.ofMinutes(3);
  private static final int CHECK_TRIES = 3;
  private static final int CHECK_TOKENS = 16;

  private final MeterRegistry meters;
  private final List<String> order;
  private final int maxInFlight;
  private final Duration checkTimeout;
  private final Map<Account, OpenAIClient> clients = new ConcurrentHashMap<>();
  private final Map<Target, Served> served = new ConcurrentHashMap<>();
  private final Map<String, ModelSettings> roles = new ConcurrentHashMap<>();

  private record Target(String address, String model) {}

  private record Account(String address, @Nullable String apiKey) {}

  private record Served(
      Gate gate, Allowance allowance, AtomicReference<Dialect> dialect, List<Gauge> gauges) {}

  /// @param order the roles, from the earliest in the pipeline to the latest
  /// @param maxInFlight the most calls under way at once to one model at one address, at least 1
  public Endpoints(MeterRegistry meters, List<String> order, int maxInFlight) {
    this(meters, order, maxInFlight, CHECK_TIMEOUT);
  }

  /// @param checkTimeout how long [#check(String)] waits for an answer
  public Endpoints(
      MeterRegistry meters, List<String> order, int maxInFlight, Duration checkTimeout) {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("max in flight: at least 1, got " + maxInFlight);
    }
    this.meters = meters;
    this.order = List.copyOf(order);
    this.maxInFlight = maxInFlight;
    this.checkTimeout = checkTimeout;
  }

  /// A model for `role` (teacher, judge…): paced, metered, over one HTTP client per base URL and
  /// key.
  ///
  /// @throws IllegalArgumentException for a role that has no place in the order, or that gives its
  ///   model another allowance than an earlier role gave the same model
  public ChatModel model(String role, ModelSettings settings) {
    int stage = order.indexOf(role);
    if (stage < 0) {
      throw new IllegalArgumentException("role: one of " + order + ", got " + role);
    }
    roles.put(role, settings);
    var target = served(settings);
    var model = new OpenAiModel(client(settings), settings, target.dialect());
    return new Paced(
        new Metered(model, meters, role, settings),
        target.gate(),
        stage,
        new TokenEstimate(settings.maxTokens()));
  }

  /// A tiny real call, not paced, to see that the role's model answers at all. A fault that may be
  /// chance (a 5xx, a broken connection) is asked again at once, three times in all; a 429 is fine,
  /// since it takes a key and a model to earn one.
  ///
  /// @return empty if it answers, else one sentence: what, where, how to mend it
  /// @throws IllegalArgumentException if no model was asked for under that role
  public Optional<String> check(String role) throws InterruptedException {
    var settings = roles.get(role);
    if (settings == null) {
      throw new IllegalArgumentException("no model has the role " + role);
    }
    var brief =
        new ModelSettings(
            settings.baseUrl(),
            settings.apiKey(),
            settings.model(),
            settings.temperature(),
            CHECK_TOKENS,
            checkTimeout,
            settings.keyVariable(),
            settings.allowance());
    var model = new OpenAiModel(client(settings), brief, served(settings).dialect());
    Fault fault = null;
    for (int tries = 0; tries < CHECK_TRIES; tries++) {
      fault = faultOf(model);
      if (fault == null || saysItIsThere(fault)) {
        return Optional.empty();
      }
      if (!fault.is(Bearing.PASSING) && fault.kind() != Kind.OVERLOADED) {
        break;
      }
    }
    return Optional.ofNullable(fault).map(Fault::sentence);
  }

  private static @Nullable Fault faultOf(OpenAiModel model) throws InterruptedException {
    try {
      model.send(Chat.of("", "Reply with the single word: ready"));
      return null;
    } catch (Faulted e) {
      return e.fault();
    }
  }

  /// A model that thinks has spent its few tokens on that.
  private static boolean saysItIsThere(Fault fault) {
    return fault.kind() == Kind.EMPTY
        || fault.kind() == Kind.FILTERED
        || fault.kind() == Kind.RATE_LIMITED;
  }

  public List<EndpointStatus> statuses() {
    return served.values().stream().map(one -> one.gate().status()).toList();
  }

  private Served served(ModelSettings settings) {
    var target =
        served.computeIfAbsent(
            new Target(settings.address(), settings.model()), _ -> opened(settings));
    if (!target.allowance().equals(settings.allowance())) {
      throw new IllegalArgumentException(
          settings.model()
              + " at "
              + settings.address()
              + ": one allowance for all roles that ask it, got "
              + target.allowance()
              + " and "
              + settings.allowance());
    }
    return target;
  }

  private Served opened(ModelSettings settings) {
    var gate =
        new Gate(
            settings.address(),
            settings.model(),
            new Pace(maxInFlight, settings.allowance()),
            order.size(),
            Gate.Time.system());
    return new Served(
        gate,
        settings.allowance(),
        new AtomicReference<>(Dialect.FIRST),
        gauges(gate, settings.baseUrl().getAuthority(), settings.model()));
  }

  private List<Gauge> gauges(Gate gate, String server, String model) {
    return List.of(
        Meters.ENDPOINT_PAUSED.gauge(
            meters, gate, g -> g.status().pause().isPresent() ? 1 : 0, server, model),
        Meters.ENDPOINT_IN_FLIGHT.gauge(meters, gate, g -> g.status().inFlight(), server, model),
        Meters.ENDPOINT_PERMITS.gauge(meters, gate, g -> g.status().permits(), server, model),
        Meters.ENDPOINT_RATE.gauge(meters, gate, g -> g.status().rate(), server, model),
        Meters.ENDPOINT_REPEATS_WAITING.gauge(
            meters, gate, g -> g.status().repeatsWaiting(), server, model));
  }

  private OpenAIClient client(ModelSettings settings) {
    return clients.computeIfAbsent(
        new Account(settings.address(), settings.apiKey()), this::connected);
  }

  private OpenAIClient connected(Account account) {
    var options =
        ClientOptions.builder()
            .httpClient(
                new JettyTransport(
                    URI.create(account.address()),
                    maxInFlight,
                    CONNECT,
                    KEEP,
                    new SslContextFactory.Client()))
            .baseUrl(account.address())
            .maxRetries(0)
            .disableTelemetry(true)
            .logLevel(LogLevel.OFF)
            .checkJacksonVersionCompatibility(false);
    return new OpenAIClientImpl(
        account.apiKey() == null
            ? options.apiKey("none").removeHeaders("Authorization").build()
            : options.apiKey(account.apiKey()).build());
  }

  /// Closes the connections; calls under way fail.
  @Override
  public void close() {
    clients.values().forEach(OpenAIClient::close);
    served.values().forEach(one -> one.gauges().forEach(meters::remove));
  }
}
