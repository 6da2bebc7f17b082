package lyceum.courses.generation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.ai.Author;
import lyceum.contract.Measure;
import lyceum.contract.Problems;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.contract.jobs.JobMessage;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Lifeline;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.Messages;
import lyceum.courses.jobs.Shift;
import lyceum.courses.jobs.Shifts;
import lyceum.courses.jobs.State;
import lyceum.courses.uploads.Uploads;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Telemetry;

/** The worker that makes courses. Each effect happens once, however often it is called for the same job. */
public final class WriteCourse {
    private final Shifts shifts;
    private final Messages messages;
    private final KeepCourse keepCourse;
    private final Requests requests;
    private final ReadSources readSources;
    private final Function<String, Optional<Author>> authors;
    private final WriteLesson writeLesson;
    private final InstantSource clock;

    public WriteCourse(
            Shifts shifts,
            Messages messages,
            KeepCourse keepCourse,
            Requests requests,
            Uploads uploads,
            Function<String, Optional<Author>> authors,
            InstantSource clock,
            Telemetry telemetry) {
        this.shifts = shifts;
        this.messages = messages;
        this.keepCourse = keepCourse;
        this.requests = requests;
        this.readSources = new ReadSources(uploads, requests);
        this.authors = authors;
        this.writeLesson = new WriteLesson(telemetry);
        this.clock = clock;
    }

    /** Takes the job as far as it gets before {@code until}. */
    public void work(JobMessage message, Instant until) {
        try (Shift shift = shifts.begin(message, until).orElse(null)) {
            if (shift != null) {
                end(shift, write(shift));
                count(shift.job().state());
            }
        }
    }

    private Ending write(Shift shift) {
        Job job = shift.job();
        if (job.lifeline().exhausted()) {
            return failed(
                    Problems.INTERNAL_ERROR.slug(),
                    "The job was given up after %d workers died at it without getting on. Try again."
                            .formatted(Lifeline.STRIKES_AT_MOST));
        }
        Optional<GenerateCourseRequest> request = requests.find(job);
        if (request.isEmpty()) {
            return failed(Problems.INTERNAL_ERROR.slug(), "What was asked for is not kept any more. Try again.");
        }
        Optional<Author> author = authors.apply(request.get().providerOrDefault());
        if (author.isEmpty()) {
            return failed(CourseApi.PROVIDER_NOT_CONFIGURED.slug(), CourseApi.PROVIDER_NOT_CONFIGURED.remedy());
        }
        return switch (readSources.read(job, request.get())) {
            case ReadSources.Outcome.Unusable(JobError error) -> new Ending.Failed(error);
            case ReadSources.Outcome.Read(var sources) ->
                new Writing(
                                shift,
                                author.get(),
                                writeLesson,
                                request.get().brief(),
                                sources,
                                keepCourse.finished(job),
                                clock)
                        .toTheEnd();
        };
    }

    private void end(Shift shift, Ending ending) {
        switch (ending) {
            case Ending.Finished(Assembly course) -> finish(shift, course);
            case Ending.Failed(JobError error) -> {
                Optional<Made> kept = keepCourse.keepFinished(shift.job());
                shift.change(job -> job.failed(error, kept, clock.instant()));
            }
            case Ending.Cancelled() -> {
                Optional<Made> kept = keepCourse.keepFinished(shift.job());
                shift.change(job -> job.cancelled(kept, clock.instant()));
            }
            case Ending.OutOfTime() -> {
                shift.change(job -> job.released(clock.instant()));
                messages.send(shift.job());
            }
            case Ending.Left() -> {}
        }
    }

    private void finish(Shift shift, Assembly course) {
        if (course.empty()) {
            String why = String.join(
                    " ", shift.job().outcome().warnings().stream().limit(1).toList());
            var error = new JobError(Problems.INTERNAL_ERROR.slug(), "No lesson could be written. " + why);
            shift.change(job -> job.failed(error, Optional.empty(), clock.instant()));
        } else {
            Made made = keepCourse.keep(shift.job(), course);
            shift.change(job -> job.succeeded(made, clock.instant()));
        }
    }

    private static void count(State state) {
        switch (state) {
            case SUCCEEDED -> CurrentRun.count(Measure.GENERATIONS_FINISHED);
            case FAILED -> CurrentRun.count(Measure.GENERATIONS_FAILED);
            case QUEUED, RUNNING, WAITING, CANCELLED, EXPIRED -> {}
        }
    }

    private static Ending failed(String code, String detail) {
        return new Ending.Failed(new JobError(code, detail));
    }
}
