package io.athanor.sandbox.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a program in each language defines `f`, and where it only uses it.
class DefinitionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          python     | async def f(x):                                   | y = f(x)
          perl       | sub f {                                           | my $y = f(1);
          javascript | async function f(x) {                             | return f(x)
          javascript | const f = x => x                                  | const y = f(1)
          javascript | ~  static f(x) {~                                 | ~  if (f(x)) {~
          javascript | exports.f = g                                     | exports.g = f
          typescript | export function f<T>(x: T): T {                   | console.log(f(1))
          typescript | const f: Twice = x => x                           | const y: number = f(1)
          typescript | ~  private f(x: number): number {~                | ~  y.f(1)~
          java       | ~  public static List<int[]> f(int x) {~          | ~    return f(x);~
          java       | ~  <T extends Comparable<T>> T f(T[] x) throws E {~ | ~    if (f(x)) {~
          java       | public record f(int x) {}                         | ~    int y = f(x);~
          c          | static unsigned long *f(int x, char *y) {         | return f(x);
          c          | struct f {                                        | int y = f(x);
          cpp        | std::vector<int> f(const std::string& x) const {  | auto y = f(x);
          cpp        | class f {                                         | ~  return f(x);~
          go         | func (s *Stack[T]) f(x int) int {                 | y := f(x)
          go         | type f struct {                                   | return f(x)
          rust       | pub fn f<T>(x: T) -> T {                          | let y = f(x);
          rust       | enum f {                                          | f(x)
          sql        | create table if not exists f (                    | select * from f;
          sql        | WITH f AS (                                       | SELECT f(x)
          bash       | function f {                                      | y=$(f 1)
          bash       | f() {                                             | f 1
          """)
  void isFound(String language, String defines, String uses) {
    var definition = Languages.named(language).orElseThrow().definitionOf("f");
    assertThat(definition.matcher("\n" + defines + "\n").find()).isTrue();
    assertThat(definition.matcher("\n" + uses + "\n").find()).isFalse();
  }

  @Test
  void fencesNameLanguagesAsPeopleDo() {
    var tags =
        Set.of("py", "js", "ts", "java", "bash", "sh", "c", "cpp", "c++", "sql", "go", "golang");
    assertThat(tags.stream().filter(tag -> Languages.tagged(tag).isEmpty())).isEmpty();
    assertThat(
            Set.of("rs", "rust", "sqlite", "shell", "node", "pl").stream()
                .map(tag -> Languages.tagged(tag).map(Language::name).orElse(tag))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("rust", "sql", "bash", "javascript", "perl");
  }
}
