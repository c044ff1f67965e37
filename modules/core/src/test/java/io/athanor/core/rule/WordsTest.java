package io.athanor.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void readsRunsOfLettersAndDigitsInLowerCase() {
    assertThat(Words.of("Don't PANIC — it's 42nd, naïve!"))
        .containsExactly("don't", "panic", "it's", "42nd", "naïve");
  }

  @Test
  void countsEveryCharacterOfScriptsWithoutSpaces() {
    assertThat(Words.of("海水rises上。")).containsExactly("海", "水", "rises", "上");
  }

  @Test
  void keepsMarksAndOneApostropheBetweenLetters() {
    assertThat(Words.of("e\u0301t\u0301 rock'n'roll users' '90s O’Neil ½"))
        .containsExactly("e\u0301t\u0301", "rock'n", "roll", "users", "90s", "o’neil", "½");
  }

  @Test
  void passesOverMarksOfScriptsWithoutSpaces() {
    assertThat(Words.of("ที่𠀋")).containsExactly("ท", "𠀋");
  }

  @Test
  void asksAboutWordsUntilOneIsNotSuch() {
    // Given
    var asked = new ArrayList<String>();

    // When
    boolean all =
        Words.all(
            "One two THREE four",
            word -> {
              asked.add(word);
              return word.length() == 3;
            });

    // Then
    assertThat(all).isFalse();
    assertThat(asked).containsExactly("one", "two", "three");
    assertThat(Words.all(" …", _ -> false)).isTrue();
  }

  @Test
  void countsAsManyAsItReads() {
    assertThat(Words.count("one two\nthree")).isEqualTo(3);
    assertThat(Words.count(" …")).isZero();
  }
}
