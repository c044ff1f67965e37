package io.athanor.streams.wire;

import io.athanor.core.TryAgainLater;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/// Tells a fault of the registry from one of the record, where a serializer of another maker wraps
/// both in Kafka's exceptions.
public final class RegistryFaults {
  private RegistryFaults() {}

  /// Whether a failure came of a registry that could not be reached or did not let us in.
  public static boolean isOne(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(cause ->
            switch (cause) {
              case RetriableException _,
                  AuthenticationException _,
                  AuthorizationException _,
                  SocketException _,
                  UnknownHostException _,
                  HttpTimeoutException _,
                  InterruptedIOException _,
                  SSLException _ ->
                  true;
              default -> false;
            });
  }

  /// The same failure, as one that another try may mend.
  public static TryAgainLater tryAgain(Throwable failure) {
    return TryAgainLater.endpoint("the schema registry does not answer as it should", failure);
  }
}
