package io.athanor.streams.wire;

import io.athanor.core.TryAgainLater;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A cache whose values come from afar: of a thousand threads that miss the same key one asks, the
/// others wait for its answer or share its failure. Failures are not kept. A hit takes no lock.
final class SingleFlight<K, V> {
  private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();
  private final Function<K, V> source;

  SingleFlight(Function<K, V> source) {
    this.source = source;
  }

  V get(K key) {
    var known = flights.get(key);
    if (known != null) {
      return await(known);
    }
    var mine = new CompletableFuture<V>();
    var first = flights.putIfAbsent(key, mine);
    return first == null ? fly(key, mine) : await(first);
  }

  private V fly(K key, CompletableFuture<V> mine) {
    try {
      var value = source.apply(key);
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      flights.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V await(CompletableFuture<V> flight) {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TryAgainLater.endpoint("interrupted while waiting for the schema registry", e);
    } catch (ExecutionException e) {
      return rethrow(e.getCause());
    }
  }

  private static <V> V rethrow(@Nullable Throwable failure) {
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(failure);
    }
  }
}
