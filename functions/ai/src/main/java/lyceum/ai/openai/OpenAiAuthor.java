package lyceum.ai.openai;

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

/** Asks a language model for outlines and lessons. */
public final class OpenAiAuthor implements Author {
    private final OpenAiSettings settings;

    public OpenAiAuthor(OpenAiSettings settings) {
        this.settings = settings;
    }

    @Override
    public String provider() {
        return "openai";
    }

    @Override
    public Draft<Outline> outline(Brief brief, List<SourceText> sources) {
        return new Draft.Refused<>(Refusal.PROVIDER_UNAVAILABLE, settings.model(), JobUsage.NONE);
    }

    @Override
    public Draft<Lesson> lesson(LessonTask task) {
        return new Draft.Refused<>(Refusal.PROVIDER_UNAVAILABLE, settings.model(), JobUsage.NONE);
    }
}
