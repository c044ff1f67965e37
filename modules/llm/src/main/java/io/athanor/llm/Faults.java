package io.athanor.llm;

import io.athanor.llm.Fault.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The one table from what an endpoint did to what it means.
///
/// Servers agree on few statuses: an unknown model is 404 here and 400 there, a prompt too long is
/// 400, 413, 422 or 500, a wrong key 401 or 400. So the words of an error body are looked at before
/// its status. They are matched, never passed on: some servers quote the prompt or the key.
final class Faults {
  /// The longest that a `Retry-After` is believed.
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final Pattern TOO_LONG =
      words(
          "context_length_exceeded|(maximum )?context (length|window|size)|prompt is too long"
              + "|input is too long|too many (input )?tokens|string_above_max_length");
  private static final Pattern FILTERED =
      words(
          "content_filter|content_policy|content (management )?policy|content filter|safety system"
              + "|requires moderation|moderation_blocked|data_inspection_failed");
  private static final Pattern OUT_OF_TOKENS =
      words("could not finish the message because max_tokens");
  private static final Pattern NO_SUCH_MODEL =
      words(
          "model_not_found|model_not_supported|not a valid model id|invalid model\\b|unknown model"
              + "|\\bmodel\\b.{0,120}?(does not exist|not exist|not found|is not supported by)");
  private static final Pattern BAD_KEY =
      words(
          "invalid_api_key|api[ _]key.{0,20}(not valid|invalid|missing)"
              + "|(invalid|incorrect|missing) api[ _]key");
  private static final Pattern NO_CREDIT =
      words("insufficient_quota|insufficient (balance|credit)");

  private final ModelSettings settings;
  private final String address;

  Faults(ModelSettings settings) {
    this.settings = settings;
    this.address = settings.address();
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }

  /// An answer whose status is not 2xx.
  ///
  /// @param words the error body as text; empty where there was none or it was not JSON
  /// @param header a header's first value by its lower-case name, null where it is absent
  Fault status(int status, String words, Function<String, @Nullable String> header, Instant now) {
    if (status >= 400 && status != 401 && status != 429) {
      var told = told(status, words);
      if (told != null) {
        return told;
      }
    }
    return switch (status) {
      case 401, 403 -> unauthorized(status);
      case 402 -> noCredit(status);
      case 404 ->
          new Fault(
              words.isEmpty() ? Kind.NOT_THE_API : Kind.NO_SUCH_MODEL,
              address
                  + " answered 404: it has no model "
                  + settings.model()
                  + ", or no chat API under that base URL; give it with its version, as in"
                  + " https://host/v1");
      case 408, 504 -> new Fault(Kind.TIMEOUT, address + " answered " + status + ": it timed out");
      case 429 ->
          NO_CREDIT.matcher(words).find()
              ? noCredit(status)
              : new Fault(
                  Kind.RATE_LIMITED, address + " answered 429: too many calls", after(header, now));
      case 503, 529 ->
          new Fault(
              Kind.OVERLOADED,
              address + " answered " + status + ": it is overloaded or starting",
              after(header, now));
      case 400, 409, 413, 422 ->
          new Fault(Kind.REJECTED, address + " answered " + status + ": it refuses this request");
      default -> {
        if (status >= 500) {
          yield new Fault(Kind.BROKEN, address + " answered " + status + ": it failed");
        }
        if (status >= 300 && status < 400) {
          yield new Fault(
              Kind.NOT_THE_API,
              address
                  + " answered "
                  + status
                  + ": redirects are not followed; give the address it leads to as base URL");
        }
        yield new Fault(
            Kind.NOT_THE_API, address + " answered " + status + ": that is not a chat API");
      }
    };
  }

  private @Nullable Fault told(int status, String words) {
    if (OUT_OF_TOKENS.matcher(words).find()) {
      return new Fault(
          Kind.EMPTY,
          address
              + " answered "
              + status
              + ": the model spent its "
              + settings.maxTokens()
              + " tokens before it had answered");
    }
    if (FILTERED.matcher(words).find()) {
      return filtered();
    }
    if (TOO_LONG.matcher(words).find()) {
      return new Fault(
          Kind.TOO_LONG,
          address
              + " answered "
              + status
              + ": the request and its answer do not fit into the model's context");
    }
    if (status < 500 && BAD_KEY.matcher(words).find()) {
      return unauthorized(status);
    }
    if (status < 500 && NO_SUCH_MODEL.matcher(words).find()) {
      return noSuchModel(status);
    }
    return null;
  }

  /// A call that ended without an answer.
  Fault failure(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    while (cause != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case UnknownHostException _ ->
          new Fault(
              Kind.UNREACHABLE, address + ": there is no host of that name; mend the base URL");
      case ConnectException _, NoRouteToHostException _ ->
          new Fault(
              Kind.UNREACHABLE,
              address + " refuses connections; start the server there or mend the base URL");
      case SSLException _ ->
          new Fault(
              Kind.UNREACHABLE,
              address
                  + ": no TLS connection; see whether it is http, and whether its certificate is"
                  + " trusted");
      case AnswerTooLarge e ->
          new Fault(
              Kind.TOO_LARGE,
              address + " answered with " + e.getMessage() + ", which no record can hold");
      case InterruptedIOException _ ->
          new Fault(
              Kind.TIMEOUT, address + " did not answer within " + seconds(settings.timeout()));
      case null, default ->
          new Fault(
              Kind.BROKEN, address + " broke off the connection before its answer was complete");
    };
  }

  /// A 2xx answer whose body is no completion.
  Fault body(String body) {
    String start = body.stripLeading();
    return start.isEmpty() || start.startsWith("{") || start.startsWith("[")
        ? new Fault(Kind.BROKEN, address + " answered with JSON that breaks off")
        : notTheApi();
  }

  Fault notTheApi() {
    return new Fault(
        Kind.NOT_THE_API,
        address
            + " answered, but not as a chat API does"
            + " (a web page or a proxy?); give the base URL with its version, as in https://host/v1");
  }

  Fault filtered() {
    return new Fault(Kind.FILTERED, address + ": its content filter holds the answer back");
  }

  Fault empty(boolean outOfTokens) {
    return new Fault(
        Kind.EMPTY,
        outOfTokens
            ? address
                + ": the model spent its "
                + settings.maxTokens()
                + " tokens before it had answered"
            : address + ": the model's answer is empty");
  }

  private Fault unauthorized(int status) {
    String variable = settings.keyVariable();
    String mend =
        settings.apiKey() == null
            ? "it wants a key; set " + (variable == null ? "one" : variable)
            : "it does not take the key" + (variable == null ? "" : " from " + variable);
    return new Fault(Kind.UNAUTHORIZED, address + " answered " + status + ": " + mend);
  }

  private Fault noCredit(int status) {
    return new Fault(
        Kind.NO_CREDIT, address + " answered " + status + ": the account has no credit left");
  }

  private Fault noSuchModel(int status) {
    return new Fault(
        Kind.NO_SUCH_MODEL,
        address
            + " answered "
            + status
            + ": it has no model "
            + settings.model()
            + "; name one that it serves");
  }

  private static String seconds(Duration d) {
    return d.toMillis() % 1000 == 0 ? d.toSeconds() + " s" : d.toMillis() + " ms";
  }

  /// `Retry-After-Ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), from nothing to
  /// [#LONGEST_WAIT].
  static @Nullable Duration after(Function<String, @Nullable String> header, Instant now) {
    String millis = header.apply("retry-after-ms");
    String value = header.apply("retry-after");
    try {
      if (millis != null) {
        return capped(Double.parseDouble(millis.strip()));
      }
      return value == null ? null : capped(Double.parseDouble(value.strip()) * 1000);
    } catch (NumberFormatException e) {
      return value == null ? null : untilDate(value, now);
    }
  }

  private static @Nullable Duration untilDate(String value, Instant now) {
    try {
      var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return capped(Duration.between(now, date.toInstant()).toMillis());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration capped(double millis) {
    return Duration.ofMillis((long) Math.clamp(millis, 0, LONGEST_WAIT.toMillis()));
  }
}
