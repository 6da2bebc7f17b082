package lyceum.courses.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import lyceum.ai.Lessons;
import lyceum.ai.Refusal;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.Lesson;
import lyceum.contract.jobs.JobMessage;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.JobEvent;
import lyceum.courses.jobs.State;
import lyceum.platform.Json;
import org.junit.jupiter.api.Test;

/** The worker, whatever happens to it. */
final class WriteCourseTest {
    private final Workshop workshop = new Workshop();

    @Test
    void makesACourseAndTellsOfEachStep() {
        Job queued = workshop.order("none");
        workshop.deliver();

        workshop.assertSucceeded();
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
    void aLessonThatNoCourseMayHoldCostsOnlyItself() {
        workshop.author.writes(Lessons.complete("m1-l2", "One b", List.of("x".repeat(2_001)), List.of(), List.of()));
        workshop.order("none");
        workshop.deliver();

        assertThat(workshop.job().state()).isEqualTo(State.SUCCEEDED);
        assertThat(workshop.course().content().lessons())
                .extracting(Lesson::state)
                .containsExactly(Lesson.COMPLETE, Lesson.FAILED, Lesson.COMPLETE, Lesson.COMPLETE);
        assertThat(workshop.job().outcome().warnings())
                .containsExactly("The lesson \"One b\" could not be written. "
                        + "Its objectives[0] must have 1 to 2000 characters, not 2001.");
    }

    @Test
    void anOutlineThatNoCourseMayHaveFailsTheJob() {
        workshop.author.plans("One", "x".repeat(201));
        workshop.order("none");
        workshop.deliver();

        workshop.assertFailed("unusable-answer", "modules[1].title");
    }

    @Test
    void aCourseHasNoMoreThanCanBeStoredAgain() {
        List<String> objectives = Collections.nCopies(500, "x".repeat(2_000));
        workshop.author.plans("1", "2", "3");
        for (String id : List.of("m1-l1", "m1-l2", "m2-l1", "m2-l2", "m3-l1", "m3-l2")) {
            workshop.author.writes(Lessons.complete(id, "Long", objectives, List.of(), List.of()));
        }
        workshop.order("none");
        workshop.deliver();

        assertThat(workshop.course().content().lessons())
                .extracting(Lesson::state)
                .containsExactly(
                        Lesson.COMPLETE,
                        Lesson.COMPLETE,
                        Lesson.COMPLETE,
                        Lesson.COMPLETE,
                        Lesson.FAILED,
                        Lesson.FAILED);
        assertThat(workshop.job().outcome().warnings())
                .hasSize(2)
                .first()
                .asString()
                .contains("5 MB");
        assertThat(Json.bytes(workshop.course().view())).hasSizeLessThan(CourseApi.COURSE_MAX_BYTES);
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
        Workshop.LESSONS.forEach(lesson -> workshop.author.refuses(lesson, Refusal.NOTHING_FOUND));
        workshop.order("none");
        workshop.deliver();

        assertThat(workshop.job().state()).isEqualTo(State.FAILED);
        assertThat(workshop.catalogue.all()).isEmpty();
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
        workshop.assertSucceeded();

        var shop = new Workshop();
        Job second = shop.order("none");
        shop.author.before("m1-l1", () -> shop.clock.advance(Duration.ofSeconds(30)));
        shop.work(new JobMessage(second.organisation(), second.id()), Duration.ofSeconds(100));
        assertThat(shop.job().state()).isEqualTo(State.RUNNING);
        assertThat(shop.author.written).containsExactly("m1-l1");
        assertThat(shop.job().free(shop.clock.instant())).isTrue();
        assertThat(shop.waiting()).contains(new JobMessage(second.organisation(), second.id()));

        shop.deliver();
        shop.assertSucceeded();
        assertThat(shop.author.written).isEqualTo(Workshop.LESSONS);
        assertThat(job.id()).isNotEmpty();
    }
}
