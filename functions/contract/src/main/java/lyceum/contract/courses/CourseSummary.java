package lyceum.contract.courses;

import java.time.Instant;
import lyceum.contract.Doc;

@Doc("A course in a list.")
public record CourseSummary(
        @Doc("Its id.") String courseId,
        @Doc("The title.") String title,
        @Doc("Whom it is for.") String audience,

        @Doc(
                value = "How much it assumes.",
                oneOf = {"beginner", "intermediate", "advanced"})
        String level,

        @Doc("Its language.") String language,

        @Doc(
                value = "Draft or published.",
                oneOf = {"draft", "published"})
        String state,

        @Doc("Its version.") long version,
        @Doc("True where lessons are missing.") boolean partial,
        @Doc("How many lessons it has.") int lessons,
        @Doc("Minutes to read it.") int readingMinutes,
        @Doc("When it was made.") Instant createdAt,
        @Doc("When it was last changed.") Instant updatedAt) {}
