package lyceum.contract.courses;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Doc;
import lyceum.contract.Violations;
import org.jspecify.annotations.Nullable;

@Doc("What the course should be.")
public record Brief(
        @Doc(value = "The course's title.", min = 1, max = TITLE_MAX)
        String title,

        @Doc(value = "Whom it is for.", min = 1, max = AUDIENCE_MAX)
        String audience,

        @Doc(
                value = "How much it assumes.",
                oneOf = {"beginner", "intermediate", "advanced"})
        String level,

        @Doc("The language of the sources and the course, a BCP 47 tag; the offline provider reads en.")
        String language,

        @Doc(value = "What a pupil wants to reach; each of at most 200 characters.", max = GOALS_MAX)
        List<String> goals,

        @Doc(value = "How many modules; found from the sources where absent.", min = 1, max = MODULES_MAX)
        Optional<Integer> modules,

        @Doc(
                value = "How many lessons each module has at most; found from the sources where absent.",
                min = 1,
                max = LESSONS_MAX)
        Optional<Integer> lessonsPerModule,

        @Doc(
                value = "Whether the outline waits for your approval; none where absent.",
                oneOf = {"none", "outline"})
        Optional<String> approval) {
    public static final int TITLE_MAX = 200;
    public static final int AUDIENCE_MAX = 200;
    public static final int GOALS_MAX = 10;
    public static final int MODULES_MAX = 12;
    public static final int LESSONS_MAX = 12;
    static final Set<String> LEVELS = Set.of("beginner", "intermediate", "advanced");

    /** Whether the outline waits for the caller's approval. */
    public boolean waitsForApproval() {
        return approval.filter("outline"::equals).isPresent();
    }

    void check(Violations violations) {
        check(violations, title, audience, level, language, goals);
        modules.ifPresent(n -> violations.range("modules", n, 1, MODULES_MAX));
        lessonsPerModule.ifPresent(n -> violations.range("lessons_per_module", n, 1, LESSONS_MAX));
        approval.ifPresent(
                a -> violations.check(Set.of("none", "outline").contains(a), "approval", "must be none or outline"));
    }

    static void check(
            Violations violations,
            @Nullable String title,
            @Nullable String audience,
            @Nullable String level,
            @Nullable String language,
            @Nullable List<String> goals) {
        violations
                .text("title", title, 1, TITLE_MAX)
                .text("audience", audience, 1, AUDIENCE_MAX)
                .check(level != null && LEVELS.contains(level), "level", "must be beginner, intermediate or advanced")
                .check(language != null && wellFormed(language), "language", "must be a BCP 47 tag such as en")
                .texts("goals", goals, 0, GOALS_MAX, 200);
    }

    private static boolean wellFormed(String tag) {
        return tag.matches("[A-Za-z0-9-]{1,35}")
                && !Locale.forLanguageTag(tag).getLanguage().isEmpty();
    }
}
