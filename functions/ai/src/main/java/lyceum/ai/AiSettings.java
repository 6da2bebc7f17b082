package lyceum.ai;

import java.util.Map;
import java.util.Optional;
import lyceum.ai.openai.OpenAiSettings;

/** Which providers are set up. The offline author needs no settings. */
public record AiSettings(Optional<OpenAiSettings> openai) {
    public static final AiSettings OFFLINE_ONLY = new AiSettings(Optional.empty());

    /**
     * Reads {@code AI_OPENAI_BASE_URL}, {@code AI_OPENAI_API_KEY}, {@code AI_OPENAI_MODEL}, {@code AI_OPENAI_TIMEOUT_SECONDS}
     * (default 60) and the prices {@code AI_OPENAI_INPUT_MICRO_USD_PER_1K} and {@code AI_OPENAI_OUTPUT_MICRO_USD_PER_1K} (default
     * 0). Without address, key and model, OpenAI is not set up.
     *
     * @throws IllegalArgumentException naming everything that is wrong or missing; it never holds the key
     */
    public static AiSettings from(Map<String, String> settings) {
        return new AiSettings(OpenAiSettings.from(settings));
    }
}
