package lyceum.ai.offline;

import java.util.List;
import java.util.Locale;
import lyceum.ai.Author;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Refusal;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.SourceSpan;
import lyceum.contract.jobs.JobView.JobUsage;

/**
 * Makes courses from the sources' own sentences, for English. Explanations, definitions and examples are the sources' words; of
 * its own the author adds only the frames of objectives and questions. The same input always gives the same course.
 */
public final class OfflineAuthor implements Author {
    public static final String PROVIDER = "offline";
    private static final String METHOD = "extractive";
    private static final String VERSION = "offline-1";
    private static final int FEWEST_WORDS = 25;

    private final Analyses analyses = new Analyses();

    static Provenance provenance(List<SourceSpan> spans) {
        return new Provenance(spans, PROVIDER, METHOD, VERSION, 0);
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Draft<Outline> outline(Brief brief, List<SourceText> sources) {
        if (!english(brief)) {
            return wrongLanguage(brief);
        }
        var analysis = analyses.of(sources);
        return analysis.words() < FEWEST_WORDS
                ? new Draft.Refused<>(
                        Refusal.TOO_LITTLE_TEXT,
                        "The sources hold too few whole sentences to make a lesson of.",
                        JobUsage.NONE)
                : new Draft.Written<>(new Planner(analysis, brief).outline(), JobUsage.NONE);
    }

    @Override
    public Draft<Lesson> lesson(LessonTask task) {
        if (!english(task.brief())) {
            return wrongLanguage(task.brief());
        }
        return new LessonWriter(analyses.of(task.sources()), task)
                .lesson()
                .<Draft<Lesson>>map(lesson -> new Draft.Written<>(lesson, JobUsage.NONE))
                .orElseGet(() -> new Draft.Refused<>(
                        Refusal.NOTHING_FOUND,
                        "No passage of the sources is about “" + task.planned().title() + "”.",
                        JobUsage.NONE));
    }

    private static boolean english(Brief brief) {
        return Locale.forLanguageTag(brief.language()).getLanguage().equals("en");
    }

    private static <T> Draft<T> wrongLanguage(Brief brief) {
        return new Draft.Refused<>(
                Refusal.WRONG_LANGUAGE,
                "The provider offline reads English only, not " + brief.language() + ".",
                JobUsage.NONE);
    }
}
