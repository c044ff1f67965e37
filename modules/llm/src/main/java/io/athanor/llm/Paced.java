package io.athanor.llm;

import io.athanor.core.Repeat;
import io.athanor.llm.Pace.Call;

/// Asks only when the endpoint can take it, and sorts what went wrong by who is to blame.
///
/// Callers wait in the [Gate] without a permit: for a turn, and for as long as the endpoint is
/// paused. A caller whose own call failed does not wait here: it is told, and whoever retries it
/// waits for what [io.athanor.core.TryAgainLater#after()] says.
final class Paced implements ChatModel {
  private final Exchange exchange;
  private final Gate gate;
  private final int stage;
  private final TokenEstimate estimate;

  /// @param gate shared by all who ask this model at this address
  /// @param stage whose calls these are, numbered from 0, the earliest; later ones go first
  /// @param estimate of this role's calls
  Paced(Exchange exchange, Gate gate, int stage, TokenEstimate estimate) {
    this.exchange = exchange;
    this.gate = gate;
    this.stage = stage;
    this.estimate = estimate;
  }

  @Override
  public Reply ask(Chat chat) throws InterruptedException {
    var ticket = gate.enter(stage, new Call(Repeat.isUnderWay(), estimate.of(chat)));
    try {
      var received = exchange.send(chat);
      var usage = received.reply().usage();
      gate.answered(ticket, usage, received.headroom());
      estimate.learn(chat, usage);
      return received.reply();
    } catch (Faulted e) {
      boolean endpoint = gate.faulted(ticket, e.fault());
      throw endpoint ? e.fault().aboutTheEndpoint() : e.fault().aboutTheRecord();
    } catch (InterruptedException | RuntimeException | Error e) {
      gate.abandoned(ticket);
      throw e;
    }
  }
}
