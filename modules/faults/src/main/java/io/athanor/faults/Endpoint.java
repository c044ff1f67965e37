package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.athanor.rehearsal.Fault;
import io.athanor.rehearsal.RehearsalServer;
import io.athanor.rehearsal.RehearsalSettings;
import io.athanor.rehearsal.Witness;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The rehearsal model on a port that it keeps through going down and coming back. It counts every
/// call, and knows those that it was asked before: the factory's requests are a function of its
/// records, and no two records of these scenarios are alike.
final class Endpoint implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration MEMORY = Duration.ofSeconds(5);

  private final int port;
  private final RehearsalSettings settings;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedDeque<Long> ended = new ConcurrentLinkedDeque<>();
  private final Witness witness = new Counting();
  private @Nullable RehearsalServer server;

  private Endpoint(int port, RehearsalSettings settings) {
    this.port = port;
    this.settings = settings;
  }

  static Endpoint open(Duration latency) throws IOException {
    return open(new RehearsalSettings(latency, Duration.ZERO, Map.of(), 42));
  }

  static Endpoint open(RehearsalSettings settings) throws IOException {
    var endpoint = new Endpoint(Ports.free(), settings);
    endpoint.up();
    return endpoint;
  }

  URI url() {
    return URI.create("http://" + Ports.HOST + ":" + port + "/v1");
  }

  /// Listens again.
  void up() {
    server = RehearsalServer.start(Ports.HOST, port, settings, witness);
  }

  /// Refuses connections; calls under way break off.
  void down() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  void faults(Map<Fault, Double> rates) {
    if (server != null) {
      server.faults(rates);
    }
  }

  /// Calls so far.
  long calls() {
    return calls.get();
  }

  /// Calls so far that asked what had been asked before.
  long repeats() {
    return repeats.get();
  }

  /// Calls so far that were answered 429, being beyond the allowance.
  long refused() {
    return refused.get();
  }

  /// Calls under way.
  int inFlight() {
    return inFlight.get();
  }

  /// Calls that ended no longer ago than this, at most 5 s.
  long endedWithin(Duration time) {
    long from = System.nanoTime() - time.toNanos();
    return ended.stream().filter(at -> at >= from).count();
  }

  @Override
  public void close() {
    down();
  }

  private final class Counting implements Witness {
    @Override
    public void asked(byte[] body) {
      calls.incrementAndGet();
      inFlight.incrementAndGet();
      if (!asked.add(hash(body))) {
        repeats.incrementAndGet();
      }
    }

    @Override
    public void refused() {
      refused.incrementAndGet();
    }

    @Override
    public void ended() {
      inFlight.decrementAndGet();
      long now = System.nanoTime();
      ended.add(now);
      for (var first = ended.peek();
          first != null && first < now - MEMORY.toNanos();
          first = ended.peek()) {
        ended.remove(first);
      }
    }
  }

  /// Of what was said: members of the rest may come in another order from another JVM.
  private static long hash(byte[] body) {
    try {
      var said = new StringBuilder();
      JSON.readTree(body)
          .path("messages")
          .forEach(message -> said.append(message.path("content").asText()).append('\0'));
      var sum = new CRC32C();
      sum.update(said.toString().getBytes(UTF_8));
      return sum.getValue() << 32 | said.toString().hashCode() & 0xFFFF_FFFFL;
    } catch (IOException e) {
      return 0;
    }
  }
}
