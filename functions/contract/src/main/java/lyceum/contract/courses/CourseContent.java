package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;

@Doc("What a course teaches: all of it that does not depend on where and when it is stored.")
public record CourseContent(
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
    public CourseContent {
        goals = Lists.copy(goals);
        modules = Lists.copy(modules);
        glossary = Lists.copy(glossary);
        sources = Lists.copy(sources);
    }

    /** Minutes to read the whole course. */
    public int readingMinutes() {
        return lessons().stream().mapToInt(Lesson::readingMinutes).sum();
    }

    public List<Lesson> lessons() {
        return modules.stream().flatMap(module -> module.lessons().stream()).toList();
    }
}
