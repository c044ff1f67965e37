package io.athanor.sandbox.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The script in a real shell, over the tools of this machine.
class SurveyTest {

  @Test
  void findsWhatASearchFinds() throws Exception {
    // Given
    var known = List.of(Languages.DEFAULT, named("bash"));
    var search = new Search(List.of("/usr/bin/env"), "");
    // When
    var found = survey(known);
    // Then
    assertThat(told(found)).hasSize(2).isEqualTo(told(Toolchains.find(known, search)));
  }

  @Test
  void questionsDoNotRunIntoEachOther() throws Exception {
    // Given a tool that fails between two that do not, and one that is not there
    var known =
        List.of(
            asking("first", "echo", "one", "1"),
            asking("failing", "false"),
            asking("absent", "cobol-2099", "--version"),
            asking("last", "printf", "two\nlines"));
    // When
    var toolchains = survey(known);
    // Then
    assertThat(told(toolchains))
        .isEqualTo(Map.of("first", "one 1 /usr/bin/echo", "last", "two /usr/bin/printf"));
    assertThat(toolchains.whyNot("absent"))
        .startsWith("the image has no cobol-2099")
        .endsWith("apt-get install cobol-2099");
  }

  private static Map<String, String> told(Toolchains toolchains) {
    return toolchains.installed().values().stream()
        .collect(
            Collectors.toMap(
                toolchain -> toolchain.language().name(),
                toolchain -> toolchain.version() + " " + toolchain.executable()));
  }

  private static Toolchains survey(List<Language> languages) throws IOException {
    var survey = new Survey(languages);
    var process = new ProcessBuilder(survey.command()).start();
    return survey.read(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Language named(String name) {
    return Languages.named(name).orElseThrow();
  }

  /// Python, with another tool.
  private static Language asking(String name, String executable, String... question) {
    var like = Languages.DEFAULT;
    var tool =
        new Tool(
            executable,
            null,
            "apt-get install " + executable,
            List.of(question),
            like.tool().reads());
    return new Language(
        name,
        like.tags(),
        like.definition(),
        tool,
        like.program(),
        like.complaints(),
        like.answers(),
        like.control());
  }
}
