package io.athanor.rehearsal;

/// Sees every request for a completion. Called on the request's own thread, so it must be quick and
/// safe for many.
public interface Witness {

  /// Looks away.
  Witness NONE =
      new Witness() {
        @Override
        public void asked(byte[] body) {}

        @Override
        public void refused() {}

        @Override
        public void ended() {}
      };

  /// A request came in.
  ///
  /// @param body as the client sent it
  void asked(byte[] body);

  /// The request is beyond the allowance, and will be answered 429.
  void refused();

  /// A request is over: answered well or badly, or broken off.
  void ended();
}
