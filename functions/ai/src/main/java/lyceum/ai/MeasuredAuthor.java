package lyceum.ai;

import java.util.List;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;

/** An author who asks nobody else: each outline and each lesson is a call of its own, and costs nothing. */
record MeasuredAuthor(Author author, Calls calls) implements Author {
    @Override
    public String provider() {
        return author.provider();
    }

    @Override
    public Draft<Outline> outline(Brief brief, List<SourceText> sources) {
        return calls.made(provider(), () -> author.outline(brief, sources), _ -> 0);
    }

    @Override
    public Draft<Lesson> lesson(LessonTask task) {
        return calls.made(provider(), () -> author.lesson(task), _ -> 0);
    }
}
