package lyceum.courses.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lyceum.contract.courses.Lesson;
import lyceum.contract.jobs.JobMessage;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Lifeline;
import lyceum.courses.jobs.Made;
import lyceum.courses.testing.Fuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that die anywhere, and messages that come twice, late or for nothing. */
final class KilledWorkerTest {
    private final Workshop workshop = new Workshop();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void makesExactlyOneCourseWhereverItIsKilled(boolean afterItsEffect) {
        int calls = callsOfOneRun();
        assertThat(calls).isGreaterThan(10);
        for (int nth = 1; nth <= calls; nth++) {
            var shop = new Workshop();
            shop.order("none");
            shop.fuse.set(nth, afterItsEffect);
            try {
                shop.deliver();
            } catch (Fuse.Blown killed) {
                assertThat(killed).hasMessage("killed");
            }
            shop.fuse.remove();
            shop.recover();
            shop.assertSucceeded();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOrderIsEitherRefusedOrCarriedOutWhereverItsFunctionIsKilled(boolean afterItsEffect) {
        for (int nth = 1; nth <= 3; nth++) {
            var shop = new Workshop();
            shop.fuse.set(nth, afterItsEffect);
            try {
                shop.order("none");
            } catch (Fuse.Blown killed) {
                assertThat(killed).hasMessage("killed");
            }
            shop.fuse.remove();
            boolean taken = !shop.jobs.all().isEmpty();
            shop.recover();
            assertThat(shop.catalogue.all()).hasSize(taken ? 1 : 0);
        }
    }

    @Test
    void writesNoLessonTwiceAfterAKill() {
        workshop.author.before("m2-l1", () -> {
            workshop.author.before("m2-l1", () -> {});
            throw new Error("killed");
        });
        workshop.order("none");
        try {
            workshop.deliver();
        } catch (Error killed) {
            assertThat(killed).hasMessage("killed");
        }
        workshop.recover();

        workshop.assertSucceeded();
        assertThat(workshop.author.written).isEqualTo(Workshop.LESSONS);
    }

    @Test
    void duplicateLateAndUnknownMessagesChangeNothing() {
        Job job = workshop.order("none");
        var message = new JobMessage(job.organisation(), job.id());
        workshop.author.before("m1-l2", () -> workshop.work(message, Duration.ofMinutes(10)));
        workshop.deliver();
        workshop.assertSucceeded();
        Job done = workshop.job();

        workshop.work(message, Duration.ofMinutes(10));
        workshop.work(new JobMessage("org_b", job.id()), Duration.ofMinutes(10));
        workshop.work(new JobMessage("org_a", "job_none"), Duration.ofMinutes(10));

        assertThat(workshop.job()).isEqualTo(done);
        assertThat(workshop.author.written).isEqualTo(Workshop.LESSONS);
        assertThat(workshop.telemetry.events())
                .extracting(said -> said.members().get("state"))
                .contains("running", "succeeded", "unknown");
    }

    @Test
    void aJobThatKillsEveryWorkerIsGivenUpAndKeepsWhatIsFinished() {
        workshop.author.before("m1-l2", () -> {
            throw new Error("out of memory");
        });
        workshop.order("none");
        for (int worker = 0; worker <= Lifeline.STRIKES_AT_MOST + 1; worker++) {
            try {
                workshop.recover();
            } catch (Error killed) {
                assertThat(killed).hasMessage("out of memory");
            }
        }

        workshop.assertFailed("internal-error", "given up");
        assertThat(workshop.course().content().lessons()).extracting(Lesson::id).containsExactly("m1-l1");
        assertThat(workshop.job().outcome().made())
                .contains(Made.course(workshop.course().id()));
    }

    private static int callsOfOneRun() {
        var shop = new Workshop();
        shop.order("none");
        int before = shop.fuse.calls();
        shop.deliver();
        return shop.fuse.calls() - before;
    }
}
