package lyceum.ai.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model's answers as they come: any part may be missing, whatever the schema says. */
final class Wire {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    record OutlineAnswer(@Nullable List<@Nullable ModuleAnswer> modules) {}

    record ModuleAnswer(@Nullable String title, @Nullable List<@Nullable PlannedAnswer> lessons) {}

    record PlannedAnswer(
            @Nullable String title,
            @Nullable String objective,
            @Nullable List<@Nullable Integer> paragraphs) {}

    record LessonAnswer(
            @Nullable List<@Nullable String> objectives,
            @Nullable List<@Nullable SectionAnswer> sections,
            @Nullable List<@Nullable QuizAnswer> quiz) {}

    record SectionAnswer(
            @Nullable String heading,
            @Nullable String explanation,
            @Nullable List<@Nullable Integer> paragraphs,
            @Nullable List<@Nullable TermAnswer> keyTerms,
            @Nullable List<@Nullable String> examples) {}

    record TermAnswer(
            @Nullable String term,
            @Nullable String definition,
            @Nullable String quote) {}

    record QuizAnswer(
            @Nullable String kind,
            @Nullable String prompt,
            @Nullable List<@Nullable String> options,
            @Nullable String answer,
            @Nullable String rationale,
            @Nullable String quote) {}

    /** Empty where the text is no such JSON. */
    static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(json, type));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** The elements that are there. */
    static <T> List<T> present(@Nullable List<@Nullable T> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .<T>mapMulti((value, next) -> {
                            if (value != null) {
                                next.accept(value);
                            }
                        })
                        .toList();
    }
}
