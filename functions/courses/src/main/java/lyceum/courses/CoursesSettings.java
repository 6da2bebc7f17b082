package lyceum.courses;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.ai.AiSettings;
import lyceum.courses.jobs.Kind;
import lyceum.platform.Settings;
import lyceum.platform.Settings.Keys;
import lyceum.platform.Settings.Secret;

/**
 * The settings of this context's functions; each function has those it needs.
 *
 * @param queues queue URLs by kind of job
 * @param cursorSecret of the API function only
 */
record CoursesSettings(
        String table, String bucket, Map<Kind, String> queues, Optional<Secret> cursorSecret, AiSettings ai) {
    private static final List<String> AI_KEYS = List.of(
            "AI_OPENAI_BASE_URL",
            "AI_OPENAI_API_KEY",
            "AI_OPENAI_MODEL",
            "AI_OPENAI_TIMEOUT_SECONDS",
            "AI_OPENAI_INPUT_MICRO_USD_PER_1K",
            "AI_OPENAI_OUTPUT_MICRO_USD_PER_1K");

    static CoursesSettings of(Settings settings) {
        return settings.read(keys -> new CoursesSettings(
                keys.text("TABLE_NAME"),
                keys.text("BUCKET_NAME"),
                queues(keys),
                keys.optionalSecret("CURSOR_SECRET"),
                AiSettings.from(ai(keys))));
    }

    private static Map<Kind, String> queues(Keys keys) {
        var queues = new EnumMap<Kind, String>(Kind.class);
        keys.optional("GENERATIONS_QUEUE_URL").ifPresent(url -> queues.put(Kind.GENERATE, url));
        keys.optional("EXPORTS_QUEUE_URL").ifPresent(url -> queues.put(Kind.EXPORT, url));
        return queues;
    }

    private static Map<String, String> ai(Keys keys) {
        var set = new LinkedHashMap<String, String>();
        AI_KEYS.forEach(key -> keys.optional(key).ifPresent(value -> set.put(key, value)));
        return set;
    }
}
