package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanguagesTest {
  private static final Search SEARCH = new Search(List.of("/usr/bin/env"), "");

  @Test
  void everyLanguageHasANameOfItsOwn() {
    assertThat(Languages.KNOWN).extracting(Language::name).doesNotHaveDuplicates();
  }

  @Test
  void languageThatIsNotInstalledLeavesTheOthers() throws Exception {
    // Given
    var known = List.<Language>of(new Present("python"), new Missing("cobol"));
    // When
    var languages = Languages.find(known, SEARCH);
    // Then
    assertThat(languages.installed()).containsOnlyKeys("python");
    assertThat(languages.whyNot("cobol"))
        .startsWith("there is no cobol-2099 here; install it")
        .endsWith("apt-get install cobol-2099");
    assertThat(languages.whyNot("latin")).contains("does not know the language \"latin\"");
  }

  @Test
  void withoutTheLanguageOfTheSelfTestThereIsNoSandbox() {
    var known = List.<Language>of(new Missing(SelfTest.LANGUAGE), new Present("perl"));
    assertThatThrownBy(() -> Languages.find(known, SEARCH)).isInstanceOf(Refused.class);
  }

  @Test
  void interpreterThatFailsTheQuestionIsNamed() {
    assertThatThrownBy(() -> SEARCH.ask("false", List.of(), "where are you"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("none of [/usr/bin/false] works");
  }

  private record Present(String name) implements Language {
    @Override
    public Interpreter find(Search search) {
      return new Interpreter(List.of("/bin/true"), Set.of(), "");
    }
  }

  private record Missing(String name) implements Language {
    @Override
    public Interpreter find(Search search) throws Refused {
      return Interpreter.of(search.ask(name + "-2099", List.of(), ""), List.of(), "", "");
    }
  }
}
