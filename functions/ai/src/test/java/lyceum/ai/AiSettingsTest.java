package lyceum.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import lyceum.contract.courses.Brief;
import org.junit.jupiter.api.Test;

final class AiSettingsTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "AI_OPENAI_BASE_URL", "https://models.example/v1",
            "AI_OPENAI_API_KEY", "sk-secret",
            "AI_OPENAI_MODEL", "small-1",
            "AI_OPENAI_TIMEOUT_SECONDS", "30",
            "AI_OPENAI_INPUT_MICRO_USD_PER_1K", "150",
            "AI_OPENAI_OUTPUT_MICRO_USD_PER_1K", "600");

    @Test
    void theOfflineAuthorsCallsAreMeasuredToo() {
        var asked = new ArrayList<String>();
        var author = Authors.of(AiSettings.OFFLINE_ONLY, new Calls() {
                    @Override
                    public <R> R made(String provider, Supplier<R> call, ToLongFunction<R> microUsd) {
                        R answer = call.get();
                        asked.add(provider + " " + microUsd.applyAsLong(answer));
                        return answer;
                    }
                })
                .named("offline")
                .orElseThrow();
        var brief = new Brief(
                "Tides", "sailors", "beginner", "fr", List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        author.outline(brief, List.of(new SourceText("s1", "Tides", "Une marée monte.")));

        assertThat(asked).containsExactly("offline 0");
    }

    @Test
    void readsEverySetting() {
        var openai = AiSettings.from(COMPLETE).openai().orElseThrow();

        assertThat(openai.baseUrl()).isEqualTo(URI.create("https://models.example/v1"));
        assertThat(openai.apiKey()).isEqualTo("sk-secret");
        assertThat(openai.model()).isEqualTo("small-1");
        assertThat(openai.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(openai.inputMicroUsdPer1k()).isEqualTo(150);
        assertThat(openai.outputMicroUsdPer1k()).isEqualTo(600);
    }

    @Test
    void withoutSettingsOnlyTheOfflineAuthorIsThere() {
        var authors = Authors.of(AiSettings.from(Map.of("AI_OPENAI_MODEL", "")), Calls.UNMEASURED);

        assertThat(authors.providers()).containsExactly("offline");
        assertThat(authors.named("openai")).isEmpty();
        assertThat(authors.named("offline")).map(Author::provider).contains("offline");
    }

    @Test
    void withSettingsBothAreThere() {
        assertThat(Authors.of(AiSettings.from(COMPLETE), Calls.UNMEASURED).providers())
                .containsExactlyInAnyOrder("offline", "openai");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> AiSettings.from(Map.of(
                        "AI_OPENAI_BASE_URL", "ftp://models.example",
                        "AI_OPENAI_API_KEY", "sk-secret",
                        "AI_OPENAI_TIMEOUT_SECONDS", "soon",
                        "AI_OPENAI_INPUT_MICRO_USD_PER_1K", "-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("BASE_URL", "MODEL", "TIMEOUT_SECONDS", "INPUT_MICRO_USD_PER_1K")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void doesNotPrintTheKey() {
        assertThat(AiSettings.from(COMPLETE).toString()).contains("small-1").doesNotContain("sk-secret");
    }
}
