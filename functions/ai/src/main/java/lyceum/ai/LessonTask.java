package lyceum.ai;

import java.util.List;
import java.util.Locale;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;

/** One lesson to write: the {@code lesson}-th of the {@code module}-th module of the outline, both counted from 0. */
public record LessonTask(Brief brief, List<SourceText> sources, Outline outline, int module, int lesson) {
    public LessonTask {
        sources = List.copyOf(sources);
        if (module < 0 || module >= outline.modules().size()) {
            throw new IllegalArgumentException("The outline has no module " + module);
        }
        if (lesson < 0 || lesson >= outline.modules().get(module).lessons().size()) {
            throw new IllegalArgumentException("Module " + module + " of the outline has no lesson " + lesson);
        }
    }

    public OutlineLesson planned() {
        return outline.modules().get(module).lessons().get(lesson);
    }

    /** The lesson's id within the course, for example {@code m1-l2}. */
    public String lessonId() {
        return String.format(Locale.ROOT, "m%d-l%d", module + 1, lesson + 1);
    }
}
