package io.athanor.verify;

import io.athanor.core.Halt;
import io.athanor.record.Case;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.language.Language;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/// Programs of which it is known how they do, tried along the same path as answers: before the
/// first answer in a language, and then once in every batch.
///
/// | control | if it does not do as it must |
/// | --- | --- |
/// | an empty answer and a wrong one must fail, as program and as function | [Halt]: what passes here proves nothing |
/// | a right one must pass | what fails here proves nothing: answers in the language cannot be told, until it does |
///
/// How many answers have gone by since is the one thing that this stage remembers. It is lost with
/// the process, which costs a few runs more.
final class Controls {
  private final CaseKind programs;
  private final CaseKind functions;
  private final int every;
  private final Map<Language, Batch> batches = new ConcurrentHashMap<>();

  /// Answers in one language since its last controls.
  private static final class Batch {
    private final ReentrantLock lock = new ReentrantLock();
    private int left;
  }

  /// @param every answers in a language from one control to the next; 0: none
  Controls(CaseKind programs, CaseKind functions, int every) {
    this.programs = programs;
    this.functions = functions;
    this.every = every;
  }

  /// Tries the controls if they are due; others who come meanwhile wait for their outcome.
  ///
  /// @return why nothing can be said about answers in the language; empty where something can
  /// @throws Halt where a control passed that must fail
  Optional<String> objection(Language language) throws InterruptedException {
    if (every == 0) {
      return Optional.empty();
    }
    var batch = batches.computeIfAbsent(language, _ -> new Batch());
    batch.lock.lockInterruptibly();
    try {
      if (batch.left > 0) {
        batch.left--;
        return Optional.empty();
      }
      var objection = tried(language);
      batch.left = objection.isEmpty() ? every - 1 : 0;
      return objection;
    } finally {
      batch.lock.unlock();
    }
  }

  private Optional<String> tried(Language language) throws InterruptedException {
    var random = ThreadLocalRandom.current();
    long a = random.nextLong(100, 1_000_000);
    long b = random.nextLong(100, 1_000_000);
    var asProgram =
        Case.newBuilder()
            .setStdin(language.control().inputWith(a, b))
            .setStdout(a + b + "\n")
            .build();
    var asFunction =
        Case.newBuilder()
            .setArgs("[%d,%d]".formatted(a, b))
            .setExpected(Long.toString(a + b))
            .build();
    var wrong = language.control().wrong();
    mustFail(language, "an empty program", trial(programs, language, "", asProgram));
    mustFail(language, "a wrong program", trial(programs, language, wrong, asProgram));
    mustFail(language, "an empty function", trial(functions, language, "", asFunction));
    mustFail(language, "a wrong function", trial(functions, language, wrong, asFunction));
    var right = trial(programs, language, language.control().right(), asProgram);
    return right instanceof Trial.Passed
        ? Optional.empty()
        : Optional.of("a control that is right did not pass: " + inWords(right));
  }

  private static void mustFail(Language language, String what, Trial trial) {
    if (trial instanceof Trial.Passed) {
      throw new Halt(
          ("verification in %s cannot be trusted: %s passed as a control. Look at what programs run"
                  + " in (./athanor doctor), mend it, and start again; nothing is lost")
              .formatted(language.name(), what));
    }
  }

  private static Trial trial(CaseKind kind, Language language, String source, Case check)
      throws InterruptedException {
    var submission = new Submission(language, source, "f");
    return switch (kind.build(submission)) {
      case Build.Ready ready -> kind.attempt(ready, submission, check);
      case Build.Broken(var run) when run.ending().conclusive() ->
          new Trial.Failed("", "", "it does not compile", run);
      case Build.Broken(var run) -> Trial.Unclear.of(run);
    };
  }

  private static String inWords(Trial trial) {
    return switch (trial) {
      case Trial.Passed _ -> "it passed";
      case Trial.Failed(_, _, var got, _) -> got;
      case Trial.Unclear(var why, _) -> why;
    };
  }
}
