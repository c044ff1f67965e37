package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/// An error as the OpenAI API words it: `{"error":{"message","type","param","code"}}`.
///
/// @param status the HTTP status
/// @param type `invalid_request_error`, `rate_limit_error`, `server_error`
/// @param param the member at fault, if there is one
/// @param code for programs, if there is one
record ApiError(
    int status, String type, @Nullable String param, @Nullable String code, String message) {

  static final ApiError RATE_LIMIT =
      new ApiError(
          429, "rate_limit_error", null, "rate_limit_exceeded", "too many requests; slow down");
  static final ApiError SERVER =
      new ApiError(500, "server_error", null, null, "the server had an error; try again");

  static final ApiError TOO_LARGE =
      new ApiError(413, "invalid_request_error", null, null, "the body is over 16 MiB");

  static ApiError invalid(String param, String message) {
    return new ApiError(400, "invalid_request_error", param, null, message);
  }

  static ApiError noPath(String path) {
    return new ApiError(
        404, "invalid_request_error", null, "unknown_url", "there is no path " + path);
  }

  static ApiError noMethod(String path, String wanted) {
    return new ApiError(
        405, "invalid_request_error", null, null, path + " takes " + wanted + " only");
  }

  static ApiError noModel(String model) {
    return new ApiError(
        404,
        "invalid_request_error",
        "model",
        "model_not_found",
        "the model `" + model + "` does not exist");
  }

  JsonNode body() {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return body;
  }

  /// Thrown where a request cannot be answered.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final transient ApiError error;

    Refused(ApiError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }

    ApiError error() {
      return error;
    }
  }
}
