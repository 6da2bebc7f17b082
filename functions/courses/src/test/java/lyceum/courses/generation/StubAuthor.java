package lyceum.courses.generation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.ai.Author;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Lessons;
import lyceum.ai.Refusal;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import lyceum.contract.jobs.JobView.JobUsage;

/** Writes two modules of two lessons at once, and does as it is told with each. */
final class StubAuthor implements Author {
    static final JobUsage USED = new JobUsage(1, 10, 20, 30);

    private final Map<String, Runnable> before = new HashMap<>();
    private final Map<String, List<Refusal>> refusals = new HashMap<>();
    private final Map<String, Lesson> instead = new HashMap<>();
    private Outline plan = outline("One", "Two");
    private Optional<Refusal> noOutline = Optional.empty();
    final List<String> written = new ArrayList<>();

    /** Does this before it writes a lesson, each time. */
    void before(String lessonId, Runnable what) {
        before.put(lessonId, what);
    }

    /** Refuses a lesson for these reasons in turn, and writes it after. */
    void refuses(String lessonId, Refusal... reasons) {
        refusals.put(lessonId, new ArrayList<>(List.of(reasons)));
    }

    /** Writes this lesson in place of the one with its id. */
    void writes(Lesson lesson) {
        instead.put(lesson.id(), lesson);
    }

    /** Plans these modules of two lessons each. */
    void plans(String... modules) {
        plan = outline(modules);
    }

    void refusesOutline(Refusal reason) {
        noOutline = Optional.of(reason);
    }

    @Override
    public String provider() {
        return "offline";
    }

    @Override
    public Draft<Outline> outline(Brief brief, List<SourceText> sources) {
        before.getOrDefault("outline", () -> {}).run();
        return noOutline
                .<Draft<Outline>>map(reason -> new Draft.Refused<>(reason, "No outline.", USED))
                .orElseGet(() -> new Draft.Written<>(plan, USED));
    }

    static Outline outline(String... modules) {
        return new Outline(List.of(modules).stream()
                .map(title -> new OutlineModule(title, List.of(lesson(title + " a"), lesson(title + " b"))))
                .toList());
    }

    private static OutlineLesson lesson(String title) {
        return new OutlineLesson(title, Optional.empty(), List.of());
    }

    @Override
    public Draft<Lesson> lesson(LessonTask task) {
        before.getOrDefault(task.lessonId(), () -> {}).run();
        List<Refusal> left = refusals.getOrDefault(task.lessonId(), new ArrayList<>());
        if (!left.isEmpty()) {
            return new Draft.Refused<>(left.removeFirst(), "Not this one.", USED);
        }
        written.add(task.lessonId());
        Lesson plain = Lessons.complete(task.lessonId(), task.planned().title(), List.of("goal"), List.of(), List.of());
        return new Draft.Written<>(instead.getOrDefault(task.lessonId(), plain), USED);
    }
}
