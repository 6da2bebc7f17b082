package lyceum.courses.generation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lyceum.ai.Author;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Refusal;
import lyceum.ai.SourceText;
import lyceum.contract.Violation;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.courses.blobs.Gzip;
import lyceum.courses.generation.WriteLesson.Attempted;
import lyceum.courses.jobs.Part;
import lyceum.courses.jobs.Progress;
import lyceum.courses.jobs.Shift;
import lyceum.courses.jobs.Shift.Standing;

/**
 * The writing of one course within one shift: the outline, if there is none yet, then each lesson that is not finished. What is
 * done is written before the next step begins.
 */
record Writing(
        Shift shift,
        Author author,
        WriteLesson writeLesson,
        Brief brief,
        List<SourceText> sources,
        Map<Integer, Lesson> finished,
        InstantSource clock) {

    Ending toTheEnd() {
        Standing standing = shift.standing();
        if (standing != Standing.GOES_ON) {
            return Ending.of(standing);
        }
        if (shift.job().outline().isEmpty()) {
            return plan();
        }
        return approvedOutline().map(this::lessons).orElseGet(this::askForApproval);
    }

    private Ending plan() {
        return switch (author.outline(brief, sources)) {
            case Draft.Refused<Outline> refused -> new Ending.Failed(new JobError(refused.code(), refused.detail()));
            case Draft.Written<Outline>(var outline, var _)
            when !outline.violations().isEmpty() -> {
                Violation wrong = outline.violations().getFirst();
                yield new Ending.Failed(new JobError(
                        Refusal.UNUSABLE_ANSWER.code(),
                        "In the outline, %s %s.".formatted(wrong.field(), wrong.message())));
            }
            case Draft.Written<Outline>(var outline, var usage) -> {
                Standing standing = shift.change(job -> job.planned(outline)
                        .advanced(Progress.of("The outline is ready", 10), usage, Optional.empty(), clock.instant()));
                yield standing == Standing.GOES_ON ? toTheEnd() : Ending.of(standing);
            }
        };
    }

    private Optional<Outline> approvedOutline() {
        return shift.job().outline().filter(_ -> shift.job().approved() || !brief.waitsForApproval());
    }

    private Ending askForApproval() {
        shift.change(job -> job.waits(clock.instant()));
        return new Ending.Left();
    }

    private Ending lessons(Outline outline) {
        List<LessonTask> tasks = tasks(outline);
        Instant since = clock.instant();
        int lately = 0;
        for (int i = 0; i < tasks.size(); i++) {
            if (finished.containsKey(i)) {
                continue;
            }
            Attempted attempted = writeLesson.write(author, tasks.get(i), Room.beside(finished.values()));
            finished.put(i, attempted.lesson());
            Progress progress = Progress.ofParts(
                    label(tasks, i + 1), finished.size(), tasks.size(), ++lately, since, clock.instant());
            Standing standing = shift.change(
                    job -> job.advanced(progress, attempted.usage(), attempted.warning(), clock.instant()),
                    new Part(i, Gzip.pack(attempted.lesson())));
            if (standing != Standing.GOES_ON) {
                return Ending.of(standing);
            }
        }
        return new Ending.Finished(new Assembly(brief, sources, outline, finished));
    }

    private List<LessonTask> tasks(Outline outline) {
        var tasks = new ArrayList<LessonTask>();
        for (int m = 0; m < outline.modules().size(); m++) {
            for (int l = 0; l < outline.modules().get(m).lessons().size(); l++) {
                tasks.add(new LessonTask(brief, sources, outline, m, l));
            }
        }
        return tasks;
    }

    private static String label(List<LessonTask> tasks, int next) {
        return next < tasks.size()
                ? String.format(
                        Locale.ROOT,
                        "Lesson %d of %d: %s",
                        next + 1,
                        tasks.size(),
                        tasks.get(next).planned().title())
                : "Putting the course together";
    }
}
