package lyceum.courses.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import lyceum.contract.Measure;
import lyceum.contract.courses.Lesson;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Lifeline;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.State;
import org.junit.jupiter.api.Test;

/** Jobs that nobody moves. */
final class ExpiredJobTest {
    private final Workshop workshop = new Workshop();

    @Test
    void aJobNobodyWorksOnExpires() {
        workshop.order("none");
        workshop.clock.advance(Job.STILL_AT_MOST);
        var counted = workshop.sweep();

        assertThat(counted).containsExactly(Map.entry(Measure.GENERATIONS_FAILED, 1L));
        assertThat(workshop.sweep()).isEmpty();
        assertThat(workshop.job().state()).isEqualTo(State.EXPIRED);
        assertThat(workshop.job().outcome().error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("expired"));
    }

    @Test
    void aJobNobodyApprovesExpires() {
        workshop.order("outline");
        workshop.deliver();
        workshop.clock.advance(Job.WAITING_AT_MOST.minusSeconds(1));
        workshop.sweep();
        assertThat(workshop.job().state()).isEqualTo(State.WAITING);

        workshop.clock.advance(Duration.ofSeconds(2));
        assertThat(workshop.sweep()).isEmpty();
        assertThat(workshop.job().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void theSweeperLeavesALivingJobAlone() {
        workshop.order("none");
        workshop.author.before("m1-l1", () -> {
            workshop.clock.advance(Lifeline.SILENCE_AT_MOST.minusSeconds(1));
            workshop.sweep();
        });
        workshop.deliver();

        workshop.assertSucceeded();
        assertThat(workshop.waiting()).isEmpty();
    }

    @Test
    void aJobThatExpiresKeepsItsFinishedLessons() {
        workshop.author.before("m2-l1", ExpiredJobTest::kill);
        workshop.order("none");
        deliverToAWorkerThatDies();
        workshop.clock.advance(Job.STILL_AT_MOST);
        assertThat(workshop.sweep()).containsExactly(Map.entry(Measure.GENERATIONS_FAILED, 1L));

        assertThat(workshop.job().state()).isEqualTo(State.EXPIRED);
        assertThat(workshop.course().partial()).isTrue();
        assertThat(workshop.course().content().lessons()).extracting(Lesson::id).containsExactly("m1-l1", "m1-l2");
        assertThat(workshop.job().outcome().made())
                .contains(Made.course(workshop.course().id()));
    }

    @Test
    void aJobThatExpiresWhileItIsToBeCancelledIsCancelled() {
        workshop.author.before("m1-l2", () -> {
            workshop.jobs.save(workshop.job().cancelRequested(workshop.clock.instant()));
            kill();
        });
        workshop.order("none");
        deliverToAWorkerThatDies();
        workshop.clock.advance(Job.STILL_AT_MOST);
        assertThat(workshop.sweep()).isEmpty();

        assertThat(workshop.job().state()).isEqualTo(State.CANCELLED);
        assertThat(workshop.course().content().lessons()).extracting(Lesson::id).containsExactly("m1-l1");
    }

    private static void kill() {
        throw new Error("killed");
    }

    private void deliverToAWorkerThatDies() {
        assertThatThrownBy(workshop::deliver).hasMessage("killed");
    }
}
