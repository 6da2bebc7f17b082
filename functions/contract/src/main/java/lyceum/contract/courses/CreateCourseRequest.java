package lyceum.contract.courses;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

/** A course written elsewhere, or one exported as JSON: members that an export adds are taken and set anew. */
@Doc("A course to store. The JSON export of a course is such a body.")
public record CreateCourseRequest(
        @Doc(value = "The title.", min = 1, max = Brief.TITLE_MAX)
        String title,

        @Doc(value = "Whom it is for.", min = 1, max = Brief.AUDIENCE_MAX)
        String audience,

        @Doc(
                value = "How much it assumes.",
                oneOf = {"beginner", "intermediate", "advanced"})
        String level,

        @Doc("Its language, a BCP 47 tag such as en.") String language,

        @Doc(value = "What a pupil wants to reach with it.", max = Brief.GOALS_MAX)
        List<String> goals,

        @Doc(value = "Its modules, in order.", min = 0, max = MODULES_MAX)
        List<CourseModule> modules,

        @Doc("Its terms; absent for none.") Optional<List<GlossaryEntry>> glossary,
        @Doc("What it was made from; absent for none.") Optional<List<SourceNote>> sources,
        @Doc("Ignored: a new course has a new id.") Optional<String> courseId,
        @Doc("Ignored: a new course is a draft.") Optional<String> state,
        @Doc("Ignored: a new course has version 1.") Optional<Long> version,
        @Doc("Kept: whether lessons are missing.") Optional<Boolean> partial,
        @Doc("Ignored: set anew.") Optional<String> createdAt,
        @Doc("Ignored: set anew.") Optional<String> updatedAt,
        @Doc("Ignored: counted anew.") Optional<Integer> readingMinutes) {
    public static final int MODULES_MAX = 50;
    public static final int LESSONS_MAX = 100;
    public static final int GLOSSARY_MAX = 5_000;

    public CreateCourseRequest {
        var violations = Violations.collect();
        Brief.check(violations, title, audience, level, language, goals);
        ContentChecks.modules(violations, modules);
        glossary.ifPresent(entries -> ContentChecks.glossary(violations, entries));
        sources.ifPresent(notes -> ContentChecks.sources(violations, notes));
        violations.throwIfAny();
        goals = List.copyOf(goals);
        modules = List.copyOf(modules);
    }

    public CourseContent content() {
        return new CourseContent(
                title,
                audience,
                level,
                language,
                goals,
                modules,
                glossary.orElse(List.of()),
                sources.orElse(List.of()));
    }
}
