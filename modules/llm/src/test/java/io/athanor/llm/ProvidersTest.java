package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  @Test
  void knowsEachProvidersAddressAndKey() {
    assertThat(Providers.named("huggingface"))
        .hasToString(
            "Provider[name=huggingface, baseUrl=https://router.huggingface.co/v1,"
                + " keyVariable=HF_TOKEN, keyNeeded=true, defaultModel=null]");
    assertThat(Providers.named("ollama").keyNeeded()).isFalse();
  }

  @Test
  void listsAddressesThatAModelCanBeAskedAt() {
    assertThat(Providers.all())
        .isNotEmpty()
        .allSatisfy(provider -> {
          var settings =
              new ModelSettings(provider.baseUrl(), null, "m", null, 1, Duration.ofSeconds(1));
          assertThat(settings.address()).isEqualTo(provider.baseUrl().toString());
          assertThat(provider.keyNeeded() && provider.keyVariable() == null).isFalse();
        });
    assertThat(Providers.all()).extracting(Provider::name).doesNotHaveDuplicates();
  }

  @Test
  void namesThoseItKnowsWhenAskedForAnother() {
    assertThatThrownBy(() -> Providers.named("opnai"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("opnai")
        .hasMessageContaining("openai, huggingface, ollama");
  }
}
