package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Fault.Kind;
import io.athanor.llm.Pace.Call;
import io.athanor.llm.Pace.Ticket;
import io.athanor.llm.Pace.Turn;
import io.athanor.record.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaceTest {
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final Call FIRST = new Call(false, 1);
  private static final Usage UNCOUNTED = Usage.newBuilder().build();
  private final Pace pace = new Pace(512, Allowance.UNLIMITED);
  private Instant now = START;

  @Test
  void beginsLowAndDoublesUntilTheEndpointIsBusy() {
    // When
    int before = pace.permits();
    round(_ -> null);
    int after = pace.permits();

    // Then
    assertThat(before).isEqualTo(8);
    assertThat(after).isEqualTo(16);
  }

  @Test
  void neverPassesTheCeiling() {
    // When
    for (int i = 0; i < 12; i++) {
      round(_ -> null);
    }

    // Then
    assertThat(pace.permits()).isEqualTo(512);
    assertThat(all()).hasSize(512);
  }

  @Test
  void takesThreeTenthsAwayWhenATenthOfTheCallsMeetABusyEndpoint() {
    // Given
    grownTo(128);

    // When
    round(i -> i % 5 == 4 ? Kind.RATE_LIMITED : null);

    // Then
    assertThat(pace.permits()).isBetween(70, 90);
  }

  @Test
  void countsCallsThatBeganBeforeTheDecreaseNoSecondTime() {
    // Given
    grownTo(40);

    // When
    round(i -> i % 4 == 3 ? null : Kind.RATE_LIMITED);

    // Then
    assertThat(pace.permits()).isBetween(18, 31);
  }

  @Test
  void growsByOneAWindowOnceItKnowsTheLimit() {
    // Given
    grownTo(128);
    round(i -> i % 5 == 4 ? Kind.RATE_LIMITED : null);
    round(_ -> null);
    int before = pace.permits();

    // When
    round(_ -> null);

    // Then
    assertThat(pace.permits() - before).isBetween(0, 2);
  }

  @Test
  void holdsItsRateAtAnEndpointWithAFewFaultsOfEveryKind() {
    // Given
    var random = new Random(7);
    var kinds = List.of(Kind.RATE_LIMITED, Kind.BROKEN, Kind.NOT_THE_API, Kind.OVERLOADED);
    for (int i = 0; i < 10; i++) {
      round(_ -> null);
    }

    // When
    for (int i = 0; i < 200; i++) {
      round(_ -> random.nextInt(50) == 0 ? kinds.get(random.nextInt(4)) : null);
    }

    // Then
    assertThat(pace.permits()).isGreaterThan(460);
  }

  @Test
  void keepsOnePermitHoweverBusyTheEndpoint() {
    // When
    for (int i = 0; i < 1000; i++) {
      pace.faulted(go(), fault(Kind.OVERLOADED), now);
      answer(go());
    }

    // Then
    assertThat(pace.permits()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "UNAUTHORIZED", "NO_CREDIT", "NO_SUCH_MODEL"})
  void pausesAtOnceForAFaultThatEveryCallWillMeet(Kind kind) {
    // When
    pace.faulted(go(), fault(kind), now);

    // Then
    assertThat(pace.pause()).contains(new EndpointStatus.Pause(kind.name(), now));
    assertThat(pace.admit(FIRST, now)).isEqualTo(new Turn.Wait(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "NOT_THE_API", "TIMEOUT", "RATE_LIMITED"})
  void pausesAtTheFifthFaultInARow(Kind kind) {
    // Given
    for (int i = 0; i < 4; i++) {
      pace.faulted(go(), fault(kind), now);
    }
    assertThat(pace.pause()).isEmpty();

    // When
    pace.faulted(go(), fault(kind), now);

    // Then
    assertThat(pace.pause()).isPresent();
  }

  @Test
  void forgetsFaultsAtEachAnswer() {
    // When
    for (int i = 0; i < 50; i++) {
      pace.faulted(go(), fault(Kind.BROKEN), now);
      pace.faulted(go(), fault(Kind.BROKEN), now);
      answer(go());
    }

    // Then
    assertThat(pace.pause()).isEmpty();
  }

  @Test
  void probesOneAtATimeAndEverMoreSeldom() {
    // Given
    pace.faulted(go(), fault(Kind.UNREACHABLE), now);
    var waits = new ArrayList<Long>();

    // When
    for (int i = 0; i < 7; i++) {
      var wait = ((Turn.Wait) pace.admit(FIRST, now)).time();
      waits.add(wait == null ? -1 : wait.toSeconds());
      now = now.plus(wait == null ? Duration.ZERO : wait);
      var probe = go();
      assertThat(pace.admit(FIRST, now)).isEqualTo(new Turn.Wait(null));
      pace.faulted(probe, fault(Kind.UNREACHABLE), now);
    }

    // Then
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 8L, 8L, 8L);
    assertThat(pace.pause().orElseThrow().since()).isEqualTo(START);
  }

  @Test
  void doesNotProbeBeforeTheEndpointAskedFor() {
    // Given
    var wait = Duration.ofSeconds(20);
    for (int i = 0; i < 5; i++) {
      pace.faulted(go(), new Fault(Kind.RATE_LIMITED, "busy", wait), now);
    }

    // Then
    assertThat(pace.admit(FIRST, now)).isEqualTo(new Turn.Wait(wait));
  }

  @Test
  void reopensAtAnEighthAtTheFirstAnswer() {
    // Given
    grownTo(512);
    pace.faulted(go(), fault(Kind.UNREACHABLE), now);
    now = now.plusSeconds(1);

    // When
    answer(go());

    // Then
    assertThat(pace.pause()).isEmpty();
    assertThat(pace.permits()).isEqualTo(64);
  }

  @Test
  void reopensLowWhereCallsWereRefused() {
    // Given
    grownTo(512);
    for (int i = 0; i < 5; i++) {
      pace.faulted(go(), fault(Kind.RATE_LIMITED), now);
    }
    now = now.plusSeconds(60);

    // When
    answer(go());

    // Then
    assertThat(pace.pause()).isEmpty();
    assertThat(pace.permits()).isEqualTo(8);
  }

  @Test
  void reopensNoLowerThanItBegan() {
    // Given
    grownTo(32);
    pace.faulted(go(), fault(Kind.UNREACHABLE), now);
    now = now.plusSeconds(1);

    // When
    answer(go());

    // Then
    assertThat(pace.permits()).isEqualTo(8);
  }

  @Test
  void letsNoOldFaultCloseWhatANewAnswerHasOpened() {
    // Given
    grownTo(16);
    var old = List.of(go(), go(), go());
    pace.faulted(go(), fault(Kind.UNREACHABLE), now);
    now = now.plusSeconds(1);
    answer(go());

    // When
    old.forEach(ticket -> pace.faulted(ticket, fault(Kind.UNREACHABLE), now));

    // Then
    assertThat(pace.pause()).isEmpty();
    assertThat(pace.inFlight()).isZero();
  }

  @Test
  void probesAgainWhenAProbeIsGivenUp() {
    // Given
    pace.faulted(go(), fault(Kind.UNREACHABLE), now);
    now = now.plusSeconds(1);

    // When
    pace.abandoned(go());

    // Then
    assertThat(pace.admit(FIRST, now)).isInstanceOf(Turn.Go.class);
  }

  @Test
  void takesARefusedRequestForASignOfLife() {
    // Given
    pace.faulted(go(), fault(Kind.UNREACHABLE), now);
    now = now.plusSeconds(1);

    // When
    boolean endpoint = pace.faulted(go(), fault(Kind.TOO_LONG), now);

    // Then
    assertThat(endpoint).isFalse();
    assertThat(pace.pause()).isEmpty();
  }

  @Test
  void forgetsRefusalsAtEachAnswer() {
    // When
    boolean endpoint = false;
    for (int i = 0; i < 50; i++) {
      endpoint |= pace.faulted(go(), fault(Kind.REJECTED), now);
      answer(go());
    }

    // Then
    assertThat(endpoint).isFalse();
    assertThat(pace.pause()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "NOT_THE_API", "TIMEOUT"})
  void letsTheRecordBearALoneFaultAndTheEndpointTheNext(Kind kind) {
    // When
    boolean first = pace.faulted(go(), fault(kind), now);
    boolean second = pace.faulted(go(), fault(kind), now);
    answer(go());
    boolean third = pace.faulted(go(), fault(kind), now);

    // Then
    assertThat(List.of(first, second, third)).containsExactly(false, true, false);
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "OVERLOADED", "UNAUTHORIZED", "UNREACHABLE"})
  void neverLetsTheRecordBearWhatItCannotCause(Kind kind) {
    assertThat(pace.faulted(go(), fault(kind), now)).isTrue();
  }

  @Test
  void blamesAnEndpointThatRefusesTwentyInARow() {
    // Given
    for (int i = 0; i < 19; i++) {
      assertThat(pace.faulted(go(), fault(Kind.REJECTED), now)).isFalse();
    }

    // When
    boolean endpoint = pace.faulted(go(), fault(Kind.REJECTED), now);

    // Then
    assertThat(endpoint).isTrue();
    assertThat(pace.pause()).isPresent();
  }

  private void answer(Ticket ticket) {
    pace.answered(ticket, UNCOUNTED, Headroom.UNTOLD, now);
  }

  private Ticket go() {
    return ((Turn.Go) pace.admit(FIRST, now)).ticket();
  }

  private List<Ticket> all() {
    var tickets = new ArrayList<Ticket>();
    while (pace.admit(FIRST, now) instanceof Turn.Go(var ticket)) {
      tickets.add(ticket);
    }
    return tickets;
  }

  private void grownTo(int permits) {
    while (pace.permits() < permits) {
      answer(go());
    }
    assertThat(pace.permits()).isEqualTo(permits);
  }

  private void round(IntFunction<@Nullable Kind> outcome) {
    var tickets = all();
    for (int i = 0; i < tickets.size(); i++) {
      var kind = outcome.apply(i);
      if (kind == null) {
        answer(tickets.get(i));
      } else {
        pace.faulted(tickets.get(i), fault(kind), now);
      }
    }
  }

  private static Fault fault(Kind kind) {
    return new Fault(kind, kind.name());
  }
}
