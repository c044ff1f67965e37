package io.athanor.verify.extraction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts before a chosen piece what it lacks from the pieces above it. Pure.
///
/// From the nearest piece upwards, one in the same language joins if it defines at its top level
/// what those below it use and do not define: a function, a class, a constant in capitals, an
/// import. A name that two pieces define so comes from the lower one. Where a whole program is
/// asked for and no piece both reads and prints, but all together do, all are joined.
///
/// Names are found by patterns, so a name in a comment counts as used, variables do not count as
/// defined, and what stands below the chosen piece is never joined. Only languages that have
/// `offers` in `extraction/signs.yaml` are joined at all: those that run from top to bottom.
final class Joined {

  private Joined() {}

  /// The chosen one itself where it lacks nothing.
  static Candidate of(Candidate chosen, List<Candidate> all, Wanted wanted) {
    if (chosen.language().filter(one -> Signs.of(one).joins()).isEmpty()
        || chosen.rule() == ExtractionRule.WHOLE_TEXT) {
      return chosen;
    }
    var signs = Signs.of(chosen.language().get());
    var kin = all.stream().filter(one -> one == chosen || joins(one, chosen, wanted)).toList();
    if (!wanted.function()
        && !chosen.whole()
        && signs.wholeness(sources(kin)) > chosen.wholeness()) {
      return joined(chosen, sources(kin), wanted);
    }
    var needed = needed(chosen, kin.subList(0, kin.indexOf(chosen)), signs);
    return needed.isEmpty()
        ? chosen
        : joined(chosen, sources(needed) + chosen.piece().source(), wanted);
  }

  private static boolean joins(Candidate one, Candidate chosen, Wanted wanted) {
    return one.language().equals(chosen.language())
        && (one.rule() == ExtractionRule.TRANSCRIPT) == (chosen.rule() == ExtractionRule.TRANSCRIPT)
        && (wanted.function() || !one.whole());
  }

  private static List<Candidate> needed(Candidate chosen, List<Candidate> above, Signs signs) {
    Set<String> have = new HashSet<>(signs.offered(chosen.piece().source()));
    Set<String> lacks = new HashSet<>(Signs.used(chosen.piece().source()));
    Deque<Candidate> needed = new ArrayDeque<>();
    for (Candidate one : above.reversed()) {
      var offered = signs.offered(one.piece().source());
      if (offered.stream().anyMatch(name -> lacks.contains(name) && !have.contains(name))) {
        needed.addFirst(one);
        have.addAll(offered);
        lacks.addAll(Signs.used(one.piece().source()));
      }
    }
    return List.copyOf(needed);
  }

  private static String sources(List<Candidate> pieces) {
    return pieces.stream().map(one -> one.piece().source()).collect(Collectors.joining());
  }

  private static Candidate joined(Candidate chosen, String source, Wanted wanted) {
    var rule =
        switch (chosen.rule()) {
          case TAGGED_FENCE, UNTAGGED_FENCE, MISTAGGED_FENCE -> ExtractionRule.JOINED_FENCES;
          default -> chosen.rule();
        };
    var piece = new Piece(chosen.piece().tag(), source, chosen.piece().closed());
    return Candidate.of(piece, chosen.language(), rule, wanted);
  }
}
