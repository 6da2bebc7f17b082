package lyceum.contract.courses;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violation;
import lyceum.contract.Violations;

@Doc("The plan of a course: what its modules and lessons are about.")
public record Outline(
        @Doc(value = "The modules, in order.", min = 1, max = Brief.MODULES_MAX)
        List<OutlineModule> modules) {
    public Outline {
        modules = Lists.copy(modules);
    }

    @Doc("A planned module.")
    public record OutlineModule(
            @Doc(value = "Its theme.", min = 1, max = Brief.TITLE_MAX)
            String title,

            @Doc(value = "Its lessons, in order.", min = 1, max = Brief.LESSONS_MAX)
            List<OutlineLesson> lessons) {
        public OutlineModule {
            lessons = Lists.copy(lessons);
        }
    }

    @Doc("A planned lesson.")
    public record OutlineLesson(
            @Doc(value = "Its subject.", min = 1, max = Brief.TITLE_MAX)
            String title,

            @Doc("What a pupil can do after it; absent where the provider finds one.")
            Optional<String> objective,

            @Doc("The stretches of the sources it draws on; empty where the provider shall find them by the title.")
            List<SourceSpan> spans) {
        public OutlineLesson {
            spans = Lists.copy(spans);
        }
    }

    public int lessonCount() {
        return modules.stream().mapToInt(module -> module.lessons().size()).sum();
    }

    /** What is wrong with it as the plan of a course. */
    public List<Violation> violations() {
        var violations = Violations.collect();
        check(violations);
        return violations.found();
    }

    void check(Violations violations) {
        violations.each("modules", modules, 1, Brief.MODULES_MAX, (at, module) -> at.text(
                        "title", module.title(), 1, Brief.TITLE_MAX)
                .each(
                        "lessons",
                        module.lessons(),
                        1,
                        Brief.LESSONS_MAX,
                        (below, lesson) -> below.text("title", lesson.title(), 1, Brief.TITLE_MAX)));
    }
}
