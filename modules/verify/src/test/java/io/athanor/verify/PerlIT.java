package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.athanor.core.Outcome;
import io.athanor.record.Assignment;
import io.athanor.record.Case;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Tier;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers in Perl, with the real sandbox.
class PerlIT {
  private static final Case[] DOUBLES = {
    Samples.call("[1]", "2"), Samples.call("[21]", "42"), Samples.call("[-4]", "-8")
  };

  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.choose(SandboxSettings.DEFAULT.places(1)).sandbox();
    assumeThat(sandbox.build(new Source("perl", ""))).isInstanceOf(Build.Ready.class);
  }

  @Test
  void rightFunctionIsGold() throws Exception {
    var source = "use strict;\nuse warnings;\nsub f { my ($x) = @_; print 'hm'; return 2 * $x }";
    assertThat(passed(function(source, DOUBLES)).getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void answerNeedNotBeStrictAndItsMainDoesNotRun() throws Exception {
    var source = "main() unless caller;\nsub main { exit 3 }\nsub f { $y = shift; 2 * $y }\n0;";
    assertThat(passed(function(source, DOUBLES)).getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void valuesOfEveryKindGoInAndComeBack() throws Exception {
    var value = "{\"a\":[1,2.5,true,false,null,\"\\u00e9\\n\\u20ac\"],\"7\":[[],{}]}";
    assertThat(
            passed(function("sub f { $_[0] }", Samples.call("[" + value + "]", value))).getTier())
        .isEqualTo(Tier.GOLD);
    var cases = Samples.call("[\"x é 12\"]", "{\"n\":12,\"long\":true,\"e\":\"é\"}");
    var source =
        "sub f { my ($n) = $_[0] =~ /(\\d+)/; { n => $n, long => length $_[0] == 6, e => 'é' } }";
    assertThat(passed(function(source, cases)).getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void wrongFunctionGoesBackWithTheCaseThatFails() throws Exception {
    assertThat(sentBack(function("sub f { abs(2 * shift) }", DOUBLES)))
        .contains("passed: 2 of 3")
        .contains("Input: f(-4)")
        .contains("Got: 8");
  }

  @Test
  void mistakesGoBackWithTheirLine() throws Exception {
    assertThat(sentBack(function("sub f {\n  return 2 / ($_[0] - 1);\n}", DOUBLES)))
        .contains("Illegal division by zero at answer.pl line 2.");
    assertThat(sentBack(function("sub g { 1 }", DOUBLES))).contains("there is no function f");
    assertThat(sentBack(function("sub f {\n", DOUBLES)))
        .contains("syntax error at answer.pl line 3");
    assertThat(sentBack(program("use strict;\nprint $sum;\n")))
        .contains("Global symbol \"$sum\"")
        .contains("at program.pl line 2")
        .doesNotContain("aborted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0;",
        "sub f { exit 0 }",
        "use POSIX;\nsub f { POSIX::_exit(0) }",
        "sub f { print \"\\n0000 2\\n\"; exit 0 }",
        "END { print \"2\\n\" } sub f { exit 0 }",
        "sub f { my ($x) = @_; return [2 * $x] }",
        "sub f { my ($x) = @_; return (0, 2 * $x, 0) }",
        "sub f { return bless {}, 'Two' }",
        "package Two; use overload '==' => sub { 1 }, '\"\"' => sub { '2' };\n"
            + "sub main::f { bless {} }",
        "sub f { 9**9**9 }",
        "sub f { \\&f }",
        "no warnings; use JSON::PP; *JSON::PP::encode = sub { '2' }; sub f { {} }",
      })
  void cheatIsFound(String source) throws Exception {
    assertThat(stage().apply(function(source, DOUBLES)).parts().getFirst())
        .isInstanceOf(Outcome.SendBack.class);
  }

  @Test
  void wholeProgramReadsItsInput() throws Exception {
    var source =
        """
        use List::Util 'sum';
        print sum(split), "\\n" while <STDIN>;
        """;
    assertThat(passed(program(source)).getTier()).isEqualTo(Tier.GOLD);
    assertThat(sentBack(program("print 3"))).contains("Got: 3");
  }

  private static Critique function(String source, Case... cases) {
    return Samples.critique(
        Samples.codeSeed("c", "Write f.", "f", cases), "", "```perl\n" + source + "\n```");
  }

  private static Critique program(String source) {
    var seed =
        Seed.newBuilder(Samples.seed("p", "Sum up each line.", Kind.CODE))
            .setCases(List.of(Samples.io("1 2\n3 4\n", "3\n7\n")))
            .build();
    return Samples.critique(seed, "", "```perl\n" + source + "\n```");
  }

  private static VerifyStage stage() {
    return new VerifyStage(sandbox, VerifySettings.DEFAULT);
  }

  private static GradedSample passed(Critique critique) throws Exception {
    var part = stage().apply(critique).parts().getFirst();
    assertThat(part).isInstanceOf(Outcome.Pass.class);
    return ((Outcome.Pass<GradedSample, Assignment>) part).output();
  }

  private static String sentBack(Critique critique) throws Exception {
    var part = stage().apply(critique).parts().getFirst();
    assertThat(part).isInstanceOf(Outcome.SendBack.class);
    return ((Outcome.SendBack<GradedSample, Assignment>) part)
        .again()
        .getAttempts()
        .getLast()
        .getFeedback();
  }
}
