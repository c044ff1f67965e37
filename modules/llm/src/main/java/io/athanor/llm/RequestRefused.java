package io.athanor.llm;

/// The endpoint works but will not answer this request, however often it is asked: too long, held
/// back by its content filter, or malformed in its eyes. The record becomes a dead letter.
///
/// The message names the address and the status, never what was asked.
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RequestRefused(String message) {
    super(message);
  }
}
