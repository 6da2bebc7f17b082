package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;
import lyceum.contract.Violation;
import lyceum.contract.Violations;

@Doc("A lesson.")
public record Lesson(
        @Doc("Unique within the course, for example m1-l2.") String id,
        @Doc("Its subject.") String title,

        @Doc(
                value = "Whether it could be written; a failed lesson has a title and no sections.",
                oneOf = {"complete", "failed"})
        String state,

        @Doc("What a pupil can do after it.") List<String> objectives,
        @Doc("Its parts, in order.") List<Section> sections,
        @Doc("Questions on it.") List<QuizItem> quiz,

        @Doc("Minutes to read it at 200 words a minute, rounded up.")
        int readingMinutes) {
    public static final String COMPLETE = "complete";
    public static final String FAILED = "failed";

    public Lesson {
        objectives = Lists.copy(objectives);
        sections = Lists.copy(sections);
        quiz = Lists.copy(quiz);
    }

    /** What keeps this lesson out of every course; nothing, if a course with it can be stored. */
    public List<Violation> violations() {
        var violations = Violations.collect();
        ContentChecks.lesson(violations, this);
        return violations.found();
    }
}
