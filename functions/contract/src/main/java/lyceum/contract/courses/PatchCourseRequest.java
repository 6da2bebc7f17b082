package lyceum.contract.courses;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("Members to replace; absent ones stay (RFC 7396 without null).")
public record PatchCourseRequest(
        @Doc(value = "The title.", min = 1, max = Brief.TITLE_MAX)
        Optional<String> title,

        @Doc(value = "Whom it is for.", min = 1, max = Brief.AUDIENCE_MAX)
        Optional<String> audience,

        @Doc(
                value = "How much it assumes.",
                oneOf = {"beginner", "intermediate", "advanced"})
        Optional<String> level,

        @Doc(value = "What a pupil wants to reach with it.", max = Brief.GOALS_MAX)
        Optional<List<String>> goals,

        @Doc(value = "All its modules.", max = CreateCourseRequest.MODULES_MAX)
        Optional<List<CourseModule>> modules,

        @Doc("All its terms.") Optional<List<GlossaryEntry>> glossary) {
    public PatchCourseRequest {
        var violations = Violations.collect();
        title.ifPresent(value -> violations.text("title", value, 1, Brief.TITLE_MAX));
        audience.ifPresent(value -> violations.text("audience", value, 1, Brief.AUDIENCE_MAX));
        level.ifPresent(value ->
                violations.check(Brief.LEVELS.contains(value), "level", "must be beginner, intermediate or advanced"));
        goals.ifPresent(value -> violations.texts("goals", value, 0, Brief.GOALS_MAX, 200));
        modules.ifPresent(value -> ContentChecks.modules(violations, value));
        glossary.ifPresent(value -> ContentChecks.glossary(violations, value));
        violations.check(
                title.isPresent()
                        || audience.isPresent()
                        || level.isPresent()
                        || goals.isPresent()
                        || modules.isPresent()
                        || glossary.isPresent(),
                "title",
                "give at least one member to change");
        violations.throwIfAny();
    }

    /** The content with these members in place of the old ones. */
    public CourseContent appliedTo(CourseContent old) {
        return new CourseContent(
                title.orElse(old.title()),
                audience.orElse(old.audience()),
                level.orElse(old.level()),
                old.language(),
                goals.orElse(old.goals()),
                modules.orElse(old.modules()),
                glossary.orElse(old.glossary()),
                old.sources());
    }
}
