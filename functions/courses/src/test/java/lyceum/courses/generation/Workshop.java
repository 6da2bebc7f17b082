package lyceum.courses.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lyceum.contract.Measure;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Source;
import lyceum.contract.jobs.JobMessage;
import lyceum.courses.blobs.InMemoryBlobs;
import lyceum.courses.catalogue.Course;
import lyceum.courses.catalogue.InMemoryCatalogue;
import lyceum.courses.jobs.InMemoryJobs;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Lifeline;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.Messages;
import lyceum.courses.jobs.Shifts;
import lyceum.courses.jobs.State;
import lyceum.courses.jobs.SweepJobs;
import lyceum.courses.testing.Fuse;
import lyceum.courses.testing.SettableClock;
import lyceum.courses.uploads.Uploads;
import lyceum.platform.Ids;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Usage;
import lyceum.platform.testing.InMemoryReplays;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestLambda;

/** A worker with all it stands on, in memory; every call of a port can be the one that kills it. */
final class Workshop {
    static final String ORGANISATION = "org_a";

    /** What its author writes. */
    static final List<String> LESSONS = List.of("m1-l1", "m1-l2", "m2-l1", "m2-l2");

    private static final Duration SHIFT = Duration.ofMinutes(10);

    final SettableClock clock = new SettableClock();
    final Fuse fuse = new Fuse();
    final StubAuthor author = new StubAuthor();
    final RecordingTelemetry telemetry = new RecordingTelemetry();
    final InMemoryBlobs blobs = new InMemoryBlobs(clock, fuse);
    final InMemoryCatalogue catalogue = new InMemoryCatalogue(new InMemoryReplays(clock)::put, fuse);
    final InMemoryJobs jobs = new InMemoryJobs(new InMemoryReplays(clock)::put, fuse);
    private final List<JobMessage> queue = new ArrayList<>();
    private final Messages messages = job -> fuse.around(() -> queue.add(new JobMessage(job.organisation(), job.id())));
    private final Ids ids = Ids.from(clock, new Random(9));
    private final Requests requests = new Requests(blobs);
    private final KeepCourse keepCourse = new KeepCourse(jobs, requests, catalogue, clock);
    private final Uploads uploads = new Uploads(blobs);
    private final GenerateCourse generate = new GenerateCourse(
            name -> Optional.of(author)
                    .filter(known -> known.provider().equals(name))
                    .map(known -> known),
            uploads,
            requests,
            jobs,
            messages,
            clock,
            ids);
    private final SweepJobs sweep = new SweepJobs(jobs, messages, keepCourse::keepFinished, clock, telemetry);

    /** Orders a course from one text. */
    Job order(String approval) {
        return order(
                approval, new Source("Notes", Optional.of("A star is a ball of gas. ".repeat(20)), Optional.empty()));
    }

    Job order(String approval, Source... sources) {
        var brief = new Brief(
                "Stars",
                "pupils",
                "beginner",
                "en",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(approval));
        var request = new GenerateCourseRequest(brief, List.of(sources), Optional.empty());
        return switch (generate.generate(ORGANISATION, request, _ -> Optional.empty())) {
            case GenerateCourse.Outcome.Accepted(Job job) -> job;
            case GenerateCourse.Outcome other -> throw new AssertionError(other);
        };
    }

    GenerateCourse.Outcome orderFrom(String provider) {
        var brief = new Brief(
                "Stars", "pupils", "beginner", "en", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        var source = new Source("Notes", Optional.of("A star is a ball of gas. ".repeat(20)), Optional.empty());
        return generate.generate(
                ORGANISATION,
                new GenerateCourseRequest(brief, List.of(source), Optional.of(provider)),
                _ -> Optional.empty());
    }

    /** Delivers each message that is waiting, once. */
    void deliver() {
        var now = List.copyOf(queue);
        queue.clear();
        now.forEach(message -> work(message, SHIFT));
    }

    void work(JobMessage message, Duration left) {
        new WriteCourse(
                        new Shifts(jobs, clock, ids, telemetry, Duration.ofHours(1)),
                        messages,
                        keepCourse,
                        requests,
                        uploads,
                        name -> Optional.of(author)
                                .filter(known -> known.provider().equals(name))
                                .map(known -> known),
                        clock,
                        telemetry)
                .work(message, clock.instant().plus(left));
    }

    /** Lets a dead worker's silence pass, sweeps, and delivers, until nothing is left to do. */
    void recover() {
        for (int round = 0; round < 20; round++) {
            clock.advance(Lifeline.SILENCE_AT_MOST.plusSeconds(30));
            sweep.sweep(clock.instant().plus(SHIFT));
            deliver();
        }
    }

    /** What the sweeper's run counted. */
    Map<Measure, Long> sweep() {
        var usage = new Usage();
        return CurrentRun.during(telemetry, usage, TestLambda.TRACE, () -> {
            sweep.sweep(clock.instant().plus(SHIFT));
            return usage.counts();
        });
    }

    List<JobMessage> waiting() {
        return List.copyOf(queue);
    }

    Job job() {
        return jobs.all().getFirst();
    }

    Course course() {
        return catalogue.all().getFirst();
    }

    /** All lessons are in one course, which is whole. */
    void assertSucceeded() {
        assertThat(job().state()).as(job().toString()).isEqualTo(State.SUCCEEDED);
        assertThat(catalogue.all()).hasSize(1);
        assertThat(course().partial()).isFalse();
        assertThat(course().content().lessons()).extracting(Lesson::id).isEqualTo(LESSONS);
        assertThat(job().outcome().made()).contains(Made.course(course().id()));
    }

    void assertFailed(String code, String detail) {
        assertThat(job().state()).isEqualTo(State.FAILED);
        assertThat(job().outcome().error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.detail()).contains(detail);
        });
    }
}
