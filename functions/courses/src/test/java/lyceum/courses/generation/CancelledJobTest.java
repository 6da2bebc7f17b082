package lyceum.courses.generation;

import static org.assertj.core.api.Assertions.assertThat;

import lyceum.contract.courses.Lesson;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs whose callers want them to stop, at any moment. */
final class CancelledJobTest {
    private final Workshop workshop = new Workshop();

    @ParameterizedTest
    @ValueSource(strings = {"outline", "m1-l1", "m1-l2", "m2-l1"})
    void cancelledAtAnyStepItKeepsWhatIsFinished(String step) {
        workshop.author.before(step, this::cancel);
        workshop.order("none");
        workshop.deliver();

        int finished = Workshop.LESSONS.indexOf(step) + 1;
        assertThat(workshop.job().state()).isEqualTo(State.CANCELLED);
        assertThat(workshop.author.written).hasSize(finished);
        if (finished == 0) {
            assertThat(workshop.catalogue.all()).isEmpty();
            assertThat(workshop.job().outcome().made()).isEmpty();
        } else {
            assertThat(workshop.course().partial()).isTrue();
            assertThat(workshop.course().content().lessons())
                    .extracting(Lesson::id)
                    .isEqualTo(Workshop.LESSONS.subList(0, finished));
            assertThat(workshop.job().outcome().made())
                    .contains(Made.course(workshop.course().id()));
        }
    }

    @Test
    void aCancelledJobsLateMessageChangesNothing() {
        workshop.order("none");
        cancel();
        Job cancelled = workshop.job();
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);

        workshop.deliver();

        assertThat(workshop.job()).isEqualTo(cancelled);
        assertThat(workshop.catalogue.all()).isEmpty();
    }

    @Test
    void aCancelThatComesAfterTheLastLessonIsHeardToo() {
        workshop.order("none");
        workshop.catalogue.before(this::cancel);
        workshop.deliver();

        assertThat(workshop.job().state()).isEqualTo(State.CANCELLED);
        assertThat(workshop.job().outcome().error()).isEmpty();
        assertThat(workshop.course().content().lessons()).hasSize(4);
        assertThat(workshop.job().outcome().made())
                .contains(Made.course(workshop.course().id()));
    }

    @Test
    void aCancelThatComesBeforeTheApprovalIsAskedForIsHeardToo() {
        workshop.order("outline");
        workshop.jobs.beforeState(State.WAITING, this::cancel);
        workshop.deliver();

        assertThat(workshop.job().state()).isEqualTo(State.CANCELLED);
        assertThat(workshop.catalogue.all()).isEmpty();
    }

    private void cancel() {
        assertThat(workshop.jobs.save(workshop.job().cancelRequested(workshop.clock.instant())))
                .isTrue();
    }
}
