package io.athanor.app.run;

import io.athanor.streams.ledger.LedgerReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out when the work is done. What the process sees of itself is only a hint; the ledger,
/// which is costly to read, decides.
final class Quiet {
  /// How long nothing must have moved before the ledger is read.
  private static final Duration STILL = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final BooleanSupplier idle;
  private final LongSupplier moves;
  private final Supplier<LedgerReport> ledger;
  private final InstantSource clock;
  private long lastMoves = -1;
  private Instant since = Instant.MIN;
  private Duration wait = STILL;
  private @Nullable LedgerReport unbalanced;

  /// @param idle whether nothing is in flight
  /// @param moves changes whenever anything is settled
  Quiet(
      BooleanSupplier idle,
      LongSupplier moves,
      Supplier<LedgerReport> ledger,
      InstantSource clock) {
    this.idle = idle;
    this.moves = moves;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// The last ledger, once everything is settled; or once it stays out of balance while nothing
  /// moves. Ask again and again.
  Optional<LedgerReport> reached() {
    var now = clock.instant();
    long count = moves.getAsLong();
    if (!idle.getAsBoolean() || count != lastMoves) {
      lastMoves = count;
      since = now;
      wait = STILL;
      unbalanced = null;
      return Optional.empty();
    }
    if (now.isBefore(since.plus(wait))) {
      return Optional.empty();
    }
    var report = ledger.get();
    if (report.settled() || (unbalanced != null && unbalanced.equals(report))) {
      return Optional.of(report);
    }
    unbalanced = report.balanced() ? null : report;
    since = clock.instant();
    wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
    return Optional.empty();
  }
}
