package lyceum.courses.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lyceum.ai.Refusal;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Source;
import lyceum.contract.jobs.JobMessage;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.JobEvent;
import lyceum.courses.jobs.Lifeline;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.State;
import lyceum.courses.testing.Fuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker, whatever happens to it. */
final class WriteCourseTest {
    private static final List<String> LESSONS = List.of("m1-l1", "m1-l2", "m2-l1", "m2-l2");

    private final Workshop workshop = new Workshop();

    @Test
    void makesACourseAndTellsOfEachStep() {
        Job queued = workshop.order("none");
        workshop.deliver();

        assertSucceeded(workshop);
        assertThat(workshop.course().id()).isEqualTo("crs_" + queued.id().substring(4));
        assertThat(workshop.job().progress().percent()).isEqualTo(100);
        assertThat(workshop.job().outcome().usage().calls()).isEqualTo(5);
        assertThat(workshop.job().events())
                .extracting(JobEvent::step)
                .contains("Lesson 2 of 4: One b", "Putting the course together", "Done");
        assertThat(workshop.course().content().sources()).singleElement().satisfies(note -> {
            assertThat(note.sourceId()).isEqualTo("s1");
            assertThat(note.sha256()).hasSize(64);
        });
    }

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
            assertSucceeded(shop);
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

        assertSucceeded(workshop);
        assertThat(workshop.author.written).isEqualTo(LESSONS);
    }

    @Test
    void duplicateLateAndUnknownMessagesChangeNothing() {
        Job job = workshop.order("none");
        var message = new JobMessage(job.organisation(), job.id());
        workshop.author.before("m1-l2", () -> workshop.work(message, Duration.ofMinutes(10)));
        workshop.deliver();
        assertSucceeded(workshop);
        Job done = workshop.job();

        workshop.work(message, Duration.ofMinutes(10));
        workshop.work(new JobMessage("org_b", job.id()), Duration.ofMinutes(10));
        workshop.work(new JobMessage("org_a", "job_none"), Duration.ofMinutes(10));

        assertThat(workshop.job()).isEqualTo(done);
        assertThat(workshop.author.written).isEqualTo(LESSONS);
        assertThat(workshop.telemetry.events())
                .extracting(said -> said.members().get("state"))
                .contains("running", "succeeded", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outline", "m1-l1", "m1-l2", "m2-l1"})
    void cancelledAtAnyStepItKeepsWhatIsFinished(String step) {
        workshop.author.before(step, this::cancel);
        workshop.order("none");
        workshop.deliver();

        int finished = LESSONS.indexOf(step) + 1;
        assertThat(workshop.job().state()).isEqualTo(State.CANCELLED);
        assertThat(workshop.author.written).hasSize(finished);
        if (finished == 0) {
            assertThat(workshop.catalogue.all()).isEmpty();
            assertThat(workshop.job().outcome().made()).isEmpty();
        } else {
            assertThat(workshop.course().partial()).isTrue();
            assertThat(workshop.course().content().lessons())
                    .extracting(Lesson::id)
                    .isEqualTo(LESSONS.subList(0, finished));
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
    void waitsForApprovalAndTakesTheEditedOutline() {
        workshop.order("outline");
        workshop.deliver();
        assertThat(workshop.job().state()).isEqualTo(State.WAITING);
        assertThat(workshop.author.written).isEmpty();

        workshop.jobs.save(workshop.job().approved(StubAuthor.outline("Only"), workshop.clock.instant()));
        workshop.recover();

        assertThat(workshop.job().state()).isEqualTo(State.SUCCEEDED);
        assertThat(workshop.course().content().modules())
                .extracting(CourseModule::title)
                .containsExactly("Only");
    }

    @Test
    void aLessonThatCannotBeWrittenCostsOnlyItself() {
        workshop.author.refuses("m1-l2", Refusal.NOTHING_FOUND);
        workshop.author.refuses("m2-l1", Refusal.PROVIDER_UNAVAILABLE, Refusal.PROVIDER_UNAVAILABLE);
        workshop.author.before("m2-l2", () -> {
            throw new IllegalStateException("a fault of the author");
        });
        workshop.order("none");
        workshop.deliver();

        assertThat(workshop.job().state()).isEqualTo(State.SUCCEEDED);
        assertThat(workshop.course().partial()).isTrue();
        assertThat(workshop.course().content().lessons())
                .extracting(Lesson::state)
                .containsExactly(Lesson.COMPLETE, Lesson.FAILED, Lesson.COMPLETE, Lesson.FAILED);
        assertThat(workshop.job().outcome().warnings())
                .containsExactly(
                        "The lesson \"One b\" could not be written. Not this one.",
                        "The lesson \"Two b\" could not be written. The provider failed at it.");
        assertThat(workshop.job().outcome().usage().calls()).isEqualTo(6);
    }

    @Test
    void withoutAnyLessonItFails() {
        LESSONS.forEach(lesson -> workshop.author.refuses(lesson, Refusal.NOTHING_FOUND));
        workshop.order("none");
        workshop.deliver();

        assertThat(workshop.job().state()).isEqualTo(State.FAILED);
        assertThat(workshop.catalogue.all()).isEmpty();
    }

    @Test
    void aSourceInAnotherLanguageFailsTheJobAndNamesTheSource() {
        String german =
                "Der Wind ist bewegte Luft, die von einem Ort mit hohem Druck zu einem Ort mit niedrigem Druck zieht. ";
        workshop.order("none", new Source("Wetter", Optional.of(german.repeat(5)), Optional.empty()));
        workshop.deliver();

        assertFailed("wrong-language", "Wetter");
    }

    @Test
    void anAuthorWhoCantReadTheLanguageFailsTheJob() {
        workshop.author.refusesOutline(Refusal.WRONG_LANGUAGE);
        workshop.order("none");
        workshop.deliver();

        assertFailed("wrong-language", "No outline.");
    }

    @Test
    void anUnreadableUploadFailsTheJobAndNamesTheSource() {
        workshop.blobs.put("uploads/org_a/" + UPLOAD, "not a pdf".getBytes(UTF_8), "application/pdf");
        workshop.order("none", new Source("Handbook", Optional.empty(), Optional.of(UPLOAD)));
        workshop.deliver();

        assertFailed("unreadable-source", "Handbook");
    }

    @Test
    void anUploadThatIsGoneFailsTheJob() {
        workshop.blobs.put("uploads/org_a/" + UPLOAD, "some text".getBytes(UTF_8), "text/plain");
        workshop.order("none", new Source("Handbook", Optional.empty(), Optional.of(UPLOAD)));
        workshop.blobs.remove("uploads/org_a/" + UPLOAD);
        workshop.deliver();

        assertFailed("upload-not-found", "Handbook");
    }

    @Test
    void anUnknownProviderIsRefusedAndStoresNothing() {
        assertThat(workshop.orderFrom("elsewhere")).isEqualTo(new GenerateCourse.Outcome.NoSuchProvider("elsewhere"));
        assertThat(workshop.jobs.all()).isEmpty();
        assertThat(workshop.blobs.keys()).isEmpty();
    }

    @Test
    void withLittleTimeLeftAnotherShiftGoesOn() {
        Job job = workshop.order("none");
        workshop.deliver();
        assertSucceeded(workshop);

        var shop = new Workshop();
        Job second = shop.order("none");
        shop.author.before("m1-l1", () -> shop.clock.advance(Duration.ofSeconds(30)));
        shop.work(new JobMessage(second.organisation(), second.id()), Duration.ofSeconds(100));
        assertThat(shop.job().state()).isEqualTo(State.RUNNING);
        assertThat(shop.author.written).containsExactly("m1-l1");
        assertThat(shop.job().free(shop.clock.instant())).isTrue();
        assertThat(shop.waiting()).contains(new JobMessage(second.organisation(), second.id()));

        shop.deliver();
        assertSucceeded(shop);
        assertThat(shop.author.written).isEqualTo(LESSONS);
        assertThat(job.id()).isNotEmpty();
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

        assertFailed("internal-error", "given up");
        assertThat(workshop.course().content().lessons()).extracting(Lesson::id).containsExactly("m1-l1");
        assertThat(workshop.job().outcome().made())
                .contains(Made.course(workshop.course().id()));
    }

    @Test
    void aJobNobodyWorksOnExpires() {
        workshop.order("none");
        workshop.clock.advance(Job.STILL_AT_MOST);
        workshop.sweep();

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
        workshop.sweep();
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

        assertSucceeded(workshop);
        assertThat(workshop.waiting()).isEmpty();
    }

    private static final String UPLOAD = "upl_01JD9Z6Q4M8T5X2B7N3C1VKPWR";

    private void cancel() {
        assertThat(workshop.jobs.save(workshop.job().cancelRequested(workshop.clock.instant())))
                .isTrue();
    }

    private static int callsOfOneRun() {
        var shop = new Workshop();
        shop.order("none");
        int before = shop.fuse.calls();
        shop.deliver();
        return shop.fuse.calls() - before;
    }

    private static void assertSucceeded(Workshop shop) {
        assertThat(shop.job().state()).as(shop.job().toString()).isEqualTo(State.SUCCEEDED);
        assertThat(shop.catalogue.all()).hasSize(1);
        assertThat(shop.course().partial()).isFalse();
        assertThat(shop.course().content().lessons()).extracting(Lesson::id).isEqualTo(LESSONS);
        assertThat(shop.job().outcome().made())
                .contains(Made.course(shop.course().id()));
    }

    private void assertFailed(String code, String detail) {
        assertThat(workshop.job().state()).isEqualTo(State.FAILED);
        assertThat(workshop.job().outcome().error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.detail()).contains(detail);
        });
    }
}
