package io.athanor.sandbox;

import java.util.List;

/// Perl 5.14 or newer with its core modules; Debian's `perl-base` alone lacks most of them.
final class Perl implements Language {
  private static final List<String> OPTIONS = List.of("-e");

  /// Perl before 5.26 also looks in ".", which is no place of its own.
  private static final String WHERE_ARE_YOU =
      """
      use 5.014;
      use Cwd;
      use JSON::PP;
      say Cwd::realpath($^X);
      say for grep { m{^/} && -d } @INC;
      """;

  @Override
  public String name() {
    return "perl";
  }

  @Override
  public Interpreter find(Search search) throws Refused {
    var answer = search.ask("perl", OPTIONS, WHERE_ARE_YOU);
    return Interpreter.of(answer, OPTIONS, "bootstrap.pl", "Out of memory");
  }
}
