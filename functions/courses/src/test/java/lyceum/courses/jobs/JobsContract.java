package lyceum.courses.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import lyceum.contract.courses.SourceSpan;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.contract.jobs.JobView.JobUsage;
import lyceum.courses.jobs.Jobs.Filter;
import lyceum.courses.jobs.Jobs.JobKey;
import lyceum.courses.testing.SettableClock;
import lyceum.platform.Ids;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Claim;
import lyceum.platform.http.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Jobs} keeps. */
abstract class JobsContract {
    private static final Outline OUTLINE = new Outline(List.of(new OutlineModule(
            "Stars",
            List.of(new OutlineLesson(
                    "Birth", Optional.of("Tell how stars form"), List.of(new SourceSpan("s1", 0, 9)))))));

    final SettableClock clock = new SettableClock();
    private final Ids ids = Ids.from(clock, new Random(5));

    abstract Jobs jobs();

    @Test
    void givesBackWhatItWasGivenInEveryState() {
        Job queued = added(Kind.EXPORT);
        assertThat(found(queued)).isEqualTo(queued);

        Job running = queued.claimed("own_1", clock.instant());
        Job planned = running.planned(OUTLINE)
                .advanced(
                        new Progress("Lesson 1", 12, Optional.of(30L)),
                        new JobUsage(1, 20, 300, 4_000),
                        Optional.of("careful"),
                        clock.instant());
        Job waiting = planned.waits(clock.instant());
        Job approved = waiting.approved(OUTLINE, clock.instant());
        Job failed = approved.failed(
                new JobError("internal-error", "Gone."),
                Optional.of(new Made("crs_1", Optional.of(new Made.File("k", "n", "text/plain", 3)))),
                clock.instant());
        for (Job next : List.of(running, planned, waiting, approved, failed)) {
            assertThat(jobs().save(next)).isTrue();
            assertThat(found(next)).isEqualTo(next);
        }
    }

    @Test
    void ofTwoChangesToOneRevisionOneWins() {
        Job job = added(Kind.GENERATE);

        assertThat(jobs().save(job.claimed("own_1", clock.instant()))).isTrue();
        assertThat(jobs().save(job.claimed("own_2", clock.instant()))).isFalse();
        assertThat(found(job).heldBy("own_1")).isTrue();
    }

    @Test
    void keepsAPartWithItsStepOrNeither() {
        Job job = added(Kind.GENERATE);
        Job first = job.claimed("own_1", clock.instant());
        assertThat(jobs().save(first, new Part(11, "eleven".getBytes(UTF_8)))).isTrue();
        assertThat(jobs().save(first, new Part(2, "late".getBytes(UTF_8)))).isFalse();
        Job second = first.alive(clock.instant());
        assertThat(jobs().save(second, new Part(3, "three".getBytes(UTF_8)))).isTrue();

        assertThat(jobs().parts(job.id())).extracting(Part::number).containsExactly(3, 11);
        assertThat(jobs().parts(job.id()).getLast().content()).asString(UTF_8).isEqualTo("eleven");
        assertThat(jobs().parts("job_none")).isEmpty();
    }

    @Test
    void knowsNoJobOfAnotherOrganisationAndNoneUnderStrangeIds() {
        Job job = added(Kind.GENERATE);

        assertThat(jobs().find("org_b", job.id())).isEmpty();
        assertThat(jobs().list("org_b", Filter.ALL, 10, Optional.empty()).jobs())
                .isEmpty();
        for (String id : List.of("", "job_", "x".repeat(3_000), "job_#\u0000")) {
            assertThat(jobs().find("org_a", id)).isEmpty();
        }
    }

    @Test
    void listsEachJobOnceNewestFirstWithoutOutlines() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Job job = added(Kind.GENERATE);
            jobs().save(job.claimed("own_1", clock.instant()).planned(OUTLINE));
            made.addFirst(job.id());
        }

        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = jobs().list("org_a", Filter.ALL, 2, after);
            assertThat(page.jobs()).allMatch(job -> job.outline().isEmpty()).hasSizeLessThanOrEqualTo(2);
            page.jobs().forEach(job -> seen.add(job.id()));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void filtersByStateAndKind() {
        Job generation = added(Kind.GENERATE);
        Job export = added(Kind.EXPORT);
        Job running = added(Kind.EXPORT);
        jobs().save(running.claimed("own_1", clock.instant()));

        assertThat(ids(Optional.of(State.QUEUED), Optional.empty())).containsExactly(export.id(), generation.id());
        assertThat(ids(Optional.empty(), Optional.of(Kind.EXPORT))).containsExactly(running.id(), export.id());
        assertThat(ids(Optional.of(State.RUNNING), Optional.of(Kind.EXPORT))).containsExactly(running.id());
        assertThat(ids(Optional.of(State.FAILED), Optional.of(Kind.EXPORT))).isEmpty();
    }

    @Test
    void goesThroughAFilteredListPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added(Kind.GENERATE);
            made.addFirst(added(Kind.EXPORT).id());
        }

        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = jobs().list("org_a", new Filter(Optional.empty(), Optional.of(Kind.EXPORT)), 2, after);
            page.jobs().forEach(job -> seen.add(job.id()));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void namesJobsThatAreDueUntilTheyEnd() {
        Job job = added(Kind.GENERATE);
        assertThat(jobs().due(clock.instant())).isEmpty();

        clock.advance(Lifeline.PICKED_UP_WITHIN.plusMillis(1));
        assertThat(jobs().due(clock.instant())).containsExactly(new JobKey("org_a", job.id()));

        Job running = job.claimed("own_1", clock.instant());
        jobs().save(running);
        assertThat(jobs().due(clock.instant())).isEmpty();

        clock.advance(Duration.ofDays(1));
        assertThat(jobs().due(clock.instant())).hasSize(1);
        jobs().save(running.cancelled(Optional.empty(), clock.instant()));
        clock.advance(Duration.ofDays(1));
        assertThat(jobs().due(clock.instant())).isEmpty();
    }

    @Test
    void writesAClaimWithItsEffectOrNeither() {
        var key = new IdempotencyKey("org_a", "cancelJob", "key-1", "f".repeat(64));
        var claim = new Claim(key, Answer.empty(202), clock.instant().plus(Duration.ofHours(24)));
        Job first = queued(Kind.GENERATE);
        jobs().add(first, Optional.of(claim));
        Job second = queued(Kind.GENERATE);

        assertThatThrownBy(() -> jobs().add(second, Optional.of(claim))).isInstanceOf(Claim.Taken.class);
        assertThat(jobs().find("org_a", second.id())).isEmpty();
        Job next = first.cancelRequested(clock.instant());
        assertThatThrownBy(() -> jobs().save(next, Optional.of(claim))).isInstanceOf(Claim.Taken.class);
        assertThat(found(first)).isEqualTo(first);
    }

    private List<String> ids(Optional<State> state, Optional<Kind> kind) {
        return jobs().list("org_a", new Filter(state, kind), 10, Optional.empty()).jobs().stream()
                .map(Job::id)
                .toList();
    }

    private Job added(Kind kind) {
        Job job = queued(kind);
        jobs().add(job, Optional.empty());
        return job;
    }

    private Job queued(Kind kind) {
        clock.advance(Duration.ofMillis(2));
        var order = kind == Kind.EXPORT ? Optional.of(new ExportOrder("crs_1", "pdf")) : Optional.<ExportOrder>empty();
        return Job.queued("org_a", ids.next("job_"), kind, order, clock.instant());
    }

    private Job found(Job job) {
        return jobs().find(job.organisation(), job.id()).orElseThrow();
    }
}
