package io.athanor.bench.client;

import java.io.IOException;
import java.net.URI;
import java.util.function.BiFunction;

/// Who takes part.
enum Client {
  BARE("a blocking socket, no client", (url, _) -> new BareClient(url)),
  RAW("java.net.http, answers not looked at", (url, _) -> new RawClient(url)),
  STOCK("openai-java as it ships", (url, _) -> new StockClient(url)),
  ATHANOR("Athanor's model client", AthanorClient::new);

  /// Makes one call after the other on each of many threads.
  interface Calls {
    void call() throws IOException, InterruptedException;
  }

  private final String title;
  private final BiFunction<URI, Integer, Calls> maker;

  Client(String title, BiFunction<URI, Integer, Calls> maker) {
    this.title = title;
    this.maker = maker;
  }

  String title() {
    return title;
  }

  /// @param baseUrl of the endpoint
  /// @param inFlight calls under way at once
  Calls at(URI baseUrl, int inFlight) {
    return maker.apply(baseUrl, inFlight);
  }
}
