package lyceum.courses.generation;

import java.util.Map;
import java.util.Optional;
import lyceum.ai.Author;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Lessons;
import lyceum.ai.Refusal;
import lyceum.contract.Violation;
import lyceum.contract.courses.Lesson;
import lyceum.contract.jobs.JobView.JobUsage;
import lyceum.platform.telemetry.Telemetry;

/** Has one lesson written, whatever happens to it: a lesson that can't be had is marked failed, and the course goes on. */
final class WriteLesson {
    private static final int ATTEMPTS = 3;

    private final Telemetry telemetry;

    WriteLesson(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** A lesson, what it used, and what to know of it. */
    record Attempted(Lesson lesson, JobUsage usage, Optional<String> warning) {}

    /** @throws IllegalStateException if the worker is stopped meanwhile; the lesson is then not to be kept */
    Attempted write(Author author, LessonTask task, Room room) {
        JobUsage used = JobUsage.NONE;
        String why = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (draft(author, task)) {
                case Draft.Written<Lesson>(Lesson lesson, JobUsage usage) -> {
                    return checked(task, lesson, used.plus(usage), room);
                }
                case Draft.Refused<Lesson> refused -> {
                    used = used.plus(refused.usage());
                    why = refused.detail();
                    if (!refused.retryable()) {
                        return failed(task, used, why);
                    }
                }
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The worker was stopped at " + task.lessonId() + ".");
            }
        }
        return failed(task, used, why);
    }

    private Draft<Lesson> draft(Author author, LessonTask task) {
        try {
            return author.lesson(task);
        } catch (RuntimeException fault) {
            telemetry.event(
                    Telemetry.Level.ERROR,
                    "lesson-crashed",
                    Map.of(
                            "provider", author.provider(),
                            "lesson", task.lessonId(),
                            "error", fault.getClass().getName(),
                            "at", fault.getStackTrace().length == 0 ? "" : fault.getStackTrace()[0].toString()));
            return new Draft.Refused<>(Refusal.UNUSABLE_ANSWER, "The provider failed at it.", JobUsage.NONE);
        }
    }

    /** What can't be stored again from its export is not kept either. */
    private static Attempted checked(LessonTask task, Lesson lesson, JobUsage used, Room room) {
        Optional<Violation> wrong = lesson.violations().stream().findFirst();
        if (wrong.isPresent()) {
            return failed(
                    task,
                    used,
                    "Its %s %s.".formatted(wrong.get().field(), wrong.get().message()));
        }
        return room.holds(lesson)
                ? new Attempted(lesson, used, Optional.empty())
                : failed(task, used, "It is too long for what is left of the 5 MB that a course may have.");
    }

    private static Attempted failed(LessonTask task, JobUsage used, String why) {
        String title = task.planned().title();
        String warning = "The lesson \"" + title + "\" could not be written. " + why;
        return new Attempted(Lessons.failed(task.lessonId(), title), used, Optional.of(warning));
    }
}
