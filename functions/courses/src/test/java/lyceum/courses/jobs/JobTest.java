package lyceum.courses.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.contract.jobs.JobView.JobUsage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The rules of a job, without any store. */
final class JobTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final JobError ERROR = new JobError("internal-error", "It broke.");
    private static final Outline OUTLINE = new Outline(
            List.of(new OutlineModule("One", List.of(new OutlineLesson("First", Optional.empty(), List.of())))));

    /** Everything that can happen to a job. */
    private static final List<UnaryOperator<Job>> STEPS = List.of(
            job -> job.claimed("own_1", NOW.plus(Duration.ofDays(job.revision()))),
            job -> job.alive(NOW),
            job -> job.released(NOW),
            job -> job.calledAgain(NOW),
            job -> job.planned(OUTLINE).advanced(Progress.of("On", 50), JobUsage.NONE, Optional.empty(), NOW),
            job -> job.waits(NOW),
            job -> job.approved(OUTLINE, NOW),
            job -> job.cancelRequested(NOW),
            job -> job.succeeded(Made.course("crs_1"), NOW),
            job -> job.cancelled(Optional.empty(), NOW),
            job -> job.failed(ERROR, Optional.empty(), NOW),
            job -> job.expired(ERROR, Optional.empty(), NOW));

    @Property
    void whateverHappensEachChangeIsOneRevisionAndNothingFollowsAnEnd(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 11) Integer> steps) {
        Job job = queued();
        for (int step : steps) {
            Job before = job;
            try {
                job = STEPS.get(step).apply(before);
            } catch (IllegalStateException refused) {
                continue;
            }
            assertThat(before.state().ended()).isFalse();
            assertThat(job.revision()).isEqualTo(before.revision() + 1);
            assertThat(job.events().getLast().number())
                    .isBetween(
                            before.events().getLast().number(),
                            before.events().getLast().number() + 1);
            assertThat(job.times().endedAt().isPresent()).isEqualTo(job.state().ended());
        }
    }

    @Test
    void anEndedJobRefusesEverything() {
        Job ended = queued().cancelRequested(NOW);

        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        for (UnaryOperator<Job> step : STEPS) {
            assertThatThrownBy(() -> step.apply(ended)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRunningJobIsTakenFromADeadWorkerOnlyAfterItsSilence() {
        Job running = queued().claimed("own_1", NOW);

        assertThat(running.free(NOW.plus(Lifeline.SILENCE_AT_MOST).minusMillis(1)))
                .isFalse();
        assertThat(running.free(NOW.plus(Lifeline.SILENCE_AT_MOST))).isTrue();
        Job later = running.alive(NOW.plusSeconds(30));
        assertThat(later.free(NOW.plus(Lifeline.SILENCE_AT_MOST))).isFalse();
        assertThat(later.times().updatedAt()).isEqualTo(running.times().updatedAt());
    }

    @Test
    void deathsCountUntilThereIsProgress() {
        Job job = queued();
        Instant now = NOW;
        for (int worker = 0; worker <= Lifeline.STRIKES_AT_MOST; worker++) {
            assertThat(job.lifeline().exhausted()).isFalse();
            job = job.claimed("own_" + worker, now);
            now = now.plus(Lifeline.SILENCE_AT_MOST);
        }
        assertThat(job.lifeline().exhausted()).isTrue();
        assertThat(job.advanced(Progress.of("On", 20), JobUsage.NONE, Optional.empty(), now)
                        .lifeline()
                        .exhausted())
                .isFalse();
    }

    @Test
    void aReleasedJobIsNoDeath() {
        Job released = queued().claimed("own_1", NOW).released(NOW);

        assertThat(released.free(NOW)).isTrue();
        assertThat(released.claimed("own_2", NOW).lifeline().strikes()).isZero();
    }

    @Test
    void cancellingARunningJobWaitsForItsWorkerAndSurvivesAShift() {
        Job cancelling = queued().claimed("own_1", NOW).cancelRequested(NOW);

        assertThat(cancelling.state()).isEqualTo(State.RUNNING);
        assertThat(cancelling.lifeline().cancelling()).isTrue();
        assertThat(cancelling.released(NOW).lifeline().cancelling()).isTrue();
    }

    @Test
    void callsForAJobGrowRare() {
        Job job = queued();
        var pauses = new ArrayList<Duration>();
        for (int call = 0; call < 8; call++) {
            job = job.calledAgain(NOW);
            pauses.add(Duration.between(NOW, job.lifeline().checkAt()));
        }
        assertThat(pauses)
                .startsWith(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120))
                .endsWith(Duration.ofMinutes(32), Duration.ofMinutes(32));
    }

    @Test
    void keepsTheLatestEvents() {
        Job job = queued().claimed("own_1", NOW);
        for (int i = 0; i < 100; i++) {
            job = job.advanced(Progress.of("Step " + i, 50), JobUsage.NONE, Optional.empty(), NOW);
        }
        assertThat(job.events()).hasSize(JobEvent.KEPT);
        assertThat(job.events().getLast().number()).isEqualTo(102);
        assertThat(job.events().getLast().step()).isEqualTo("Step 99");
    }

    @Test
    void standsStillForADayOrWaitsForAWeek() {
        Job running = queued().claimed("own_1", NOW).planned(OUTLINE);
        Job waiting = running.waits(NOW);

        assertThat(running.overdue(NOW.plus(Duration.ofHours(24)).minusMillis(1)))
                .isFalse();
        assertThat(running.overdue(NOW.plus(Duration.ofHours(24)))).isTrue();
        assertThat(waiting.overdue(NOW.plus(Duration.ofDays(7)).minusMillis(1))).isFalse();
        assertThat(waiting.overdue(NOW.plus(Duration.ofDays(7)))).isTrue();
        assertThat(waiting.lifeline().checkAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void tellsHowLongTheRestWillTake() {
        Progress none = Progress.ofParts("Lesson 1", 0, 4, 0, NOW, NOW);
        assertThat(none).isEqualTo(Progress.of("Lesson 1", 10));

        Progress half = Progress.ofParts("Lesson 3", 2, 4, 2, NOW, NOW.plusSeconds(10));
        assertThat(half.percent()).isEqualTo(52);
        assertThat(half.etaSeconds()).contains(10L);

        Progress resumed = Progress.ofParts("Lesson 4", 3, 4, 1, NOW, NOW.plusSeconds(7));
        assertThat(resumed.etaSeconds()).contains(7L);
        assertThat(Progress.ofParts("End", 4, 4, 4, NOW, NOW).percent()).isEqualTo(95);
    }

    private static Job queued() {
        return Job.queued("org_a", "job_1", Kind.GENERATE, Optional.empty(), NOW);
    }
}
