package lyceum.contract.courses;

import java.time.Instant;
import java.util.List;
import lyceum.contract.Doc;

@Doc("A course with all its content.")
public record CourseView(
        @Doc("Its id.") String courseId,

        @Doc(
                value = "Drafts are seen by their makers only.",
                oneOf = {"draft", "published"})
        String state,

        @Doc("Rises by one with each change; the ETag carries it.")
        long version,

        @Doc("True where lessons are missing because the job was cancelled or a lesson failed.")
        boolean partial,

        @Doc("When it was made.") Instant createdAt,
        @Doc("When it was last changed.") Instant updatedAt,
        @Doc("Minutes to read it.") int readingMinutes,
        @Doc("The title.") String title,
        @Doc("Whom it is for.") String audience,

        @Doc(
                value = "How much it assumes.",
                oneOf = {"beginner", "intermediate", "advanced"})
        String level,

        @Doc("Its language, a BCP 47 tag such as en.") String language,
        @Doc("What a pupil wants to reach with it.") List<String> goals,
        @Doc("Its modules, in order.") List<CourseModule> modules,
        @Doc("Its terms, in alphabetical order.") List<GlossaryEntry> glossary,
        @Doc("What it was made from.") List<SourceNote> sources) {
    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";

    public static CourseView of(
            String courseId,
            String state,
            long version,
            boolean partial,
            Instant createdAt,
            Instant updatedAt,
            CourseContent content) {
        return new CourseView(
                courseId,
                state,
                version,
                partial,
                createdAt,
                updatedAt,
                content.readingMinutes(),
                content.title(),
                content.audience(),
                content.level(),
                content.language(),
                content.goals(),
                content.modules(),
                content.glossary(),
                content.sources());
    }

    /** What is taught, without where and when it is stored. */
    public CourseContent content() {
        return new CourseContent(title, audience, level, language, goals, modules, glossary, sources);
    }
}
