package io.athanor.bench.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// The JDK's HTTP client: the same bytes, and answers that are read to their end, not looked at.
final class RawClient implements Client.Calls {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  RawClient(URI baseUrl) {
    request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Question.BODY))
            .build();
  }

  @Override
  public void call() throws IOException, InterruptedException {
    int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
    if (status != 200) {
      throw new IOException("the endpoint answered " + status);
    }
  }
}
