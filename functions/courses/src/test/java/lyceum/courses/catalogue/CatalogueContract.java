package lyceum.courses.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lyceum.contract.courses.CourseContent;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseSummary;
import lyceum.contract.courses.Lesson;
import lyceum.courses.catalogue.Catalogue.Removal;
import lyceum.courses.testing.SettableClock;
import lyceum.platform.Ids;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Claim;
import lyceum.platform.http.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Catalogue} keeps. */
abstract class CatalogueContract {
    final SettableClock clock = new SettableClock();
    private final Ids ids = Ids.from(clock, new Random(3));

    abstract Catalogue catalogue();

    @Test
    void givesBackWhatItWasGiven() {
        Course course = draft("org_a", "Stars");
        assertThat(catalogue().add(course, Optional.empty())).isTrue();

        assertThat(catalogue().find("org_a", course.id())).contains(course);
        assertThat(catalogue().version("org_a", course.id())).contains(1L);
    }

    @Test
    void givesBackALargeCourseAndItsNextVersion() {
        Course large = large();
        catalogue().add(large, Optional.empty());
        assertThat(catalogue().find("org_a", large.id())).contains(large);

        Course smaller = changed(large, "Smaller", List.of());
        assertThat(catalogue().replace(smaller)).isTrue();
        assertThat(catalogue().find("org_a", large.id())).contains(smaller);
    }

    @Test
    void knowsNoCourseOfAnotherOrganisation() {
        Course course = draft("org_a", "Stars");
        catalogue().add(course, Optional.empty());

        assertThat(catalogue().find("org_b", course.id())).isEmpty();
        assertThat(catalogue().findAll("org_b", List.of(course.id()))).isEmpty();
        assertThat(catalogue().remove("org_b", course.id(), 1)).isEqualTo(Removal.MISSING);
        assertThat(catalogue().list("org_b", 10, Optional.empty()).courses()).isEmpty();
        assertThat(catalogue().find("org_a", course.id())).isPresent();
    }

    @Test
    void findsNothingUnderIdsThatWereNeverGiven() {
        for (String id : List.of("", "x", "crs_", "crs_#COURSE#1", "crs_" + "A".repeat(2_000), "ids\u0000")) {
            assertThat(catalogue().find("org_a", id)).isEmpty();
            assertThat(catalogue().findAll("org_a", List.of(id))).isEmpty();
            assertThat(catalogue().remove("org_a", id, 1)).isEqualTo(Removal.MISSING);
        }
    }

    @Test
    void addsOnce() {
        Course course = draft("org_a", "Stars");
        catalogue().add(course, Optional.empty());

        assertThat(catalogue().add(changed(course, "Other", List.of()), Optional.empty()))
                .isFalse();
        assertThat(catalogue().find("org_a", course.id())).contains(course);
    }

    @Test
    void ofTwoChangesToOneVersionOneWins() {
        Course course = draft("org_a", "Stars");
        catalogue().add(course, Optional.empty());

        assertThat(catalogue().replace(changed(course, "First", List.of()))).isTrue();
        assertThat(catalogue().replace(changed(course, "Second", List.of()))).isFalse();
        assertThat(catalogue()
                        .find("org_a", course.id())
                        .orElseThrow()
                        .content()
                        .title())
                .isEqualTo("First");
    }

    @Test
    void publishesAVersionOnce() {
        Course course = large();
        catalogue().add(course, Optional.empty());
        clock.advance(Duration.ofMinutes(1));
        Course published = course.published(clock.instant());

        assertThat(catalogue().publish(published, Optional.empty())).isTrue();
        assertThat(catalogue().publish(published, Optional.empty())).isFalse();
        assertThat(catalogue().find("org_a", course.id())).contains(published);
    }

    @Test
    void removesTheVersionThatWasRead() {
        Course course = large();
        catalogue().add(course, Optional.empty());

        assertThat(catalogue().remove("org_a", course.id(), 2)).isEqualTo(Removal.CONFLICT);
        assertThat(catalogue().remove("org_a", course.id(), 1)).isEqualTo(Removal.DONE);
        assertThat(catalogue().remove("org_a", course.id(), 1)).isEqualTo(Removal.MISSING);
        assertThat(catalogue().find("org_a", course.id())).isEmpty();
    }

    @Test
    void listsEachCourseOnceNewestFirstAcrossPages() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Course course = draft("org_a", "Course " + i);
            catalogue().add(course, Optional.empty());
            made.addFirst(course.id());
        }

        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        Catalogue.Page page;
        do {
            page = catalogue().list("org_a", 3, after);
            page.courses().stream().map(CourseSummary::courseId).forEach(seen::add);
            after = Optional.of(seen.getLast());
        } while (page.more());

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void findsManyAtOnce() {
        List<String> asked = IntStream.range(0, 100)
                .mapToObj(i -> draft("org_a", "Course " + i))
                .peek(course -> catalogue().add(course, Optional.empty()))
                .map(Course::id)
                .toList();

        assertThat(catalogue().findAll("org_a", asked))
                .extracting(Course::id)
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void writesAClaimWithItsCourseOrNeither() {
        Course first = draft("org_a", "First");
        Claim claim = claim();
        assertThat(catalogue().add(first, Optional.of(claim))).isTrue();

        Course second = draft("org_a", "Second");
        assertThatThrownBy(() -> catalogue().add(second, Optional.of(claim))).isInstanceOf(Claim.Taken.class);
        assertThat(catalogue().find("org_a", second.id())).isEmpty();
        assertThatThrownBy(() -> catalogue().publish(first.published(clock.instant()), Optional.of(claim)))
                .isInstanceOf(Claim.Taken.class);
        assertThat(catalogue().find("org_a", first.id())).contains(first);

        clock.advance(Duration.ofHours(25));
        assertThat(catalogue().publish(first.published(clock.instant()), Optional.of(claim())))
                .isTrue();
        assertThat(catalogue().find("org_a", first.id()).orElseThrow().published())
                .isTrue();
    }

    private Claim claim() {
        var key = new IdempotencyKey("org_a", "createCourse", "key-1", "f".repeat(64));
        return new Claim(key, Answer.empty(201), clock.instant().plus(Duration.ofHours(24)));
    }

    Course draft(String organisation, String title) {
        clock.advance(Duration.ofMillis(5));
        return Course.draft(organisation, ids.next("crs_"), false, content(title, List.of()), clock.instant());
    }

    /** A course whose content does not fit into an item. */
    Course large() {
        var noise = new byte[450_000];
        new Random(1).nextBytes(noise);
        var text = Base64.getEncoder().encodeToString(noise);
        var lesson = new Lesson("m1-l1", text, Lesson.COMPLETE, List.of(), List.of(), List.of(), 1);
        return Course.draft(
                "org_a",
                ids.next("crs_"),
                true,
                content("Large", List.of(new CourseModule("m1", "One", List.of(lesson)))),
                clock.instant());
    }

    private Course changed(Course old, String title, List<CourseModule> modules) {
        return new Course(
                old.organisation(),
                old.id(),
                old.published(),
                old.version() + 1,
                old.partial(),
                old.createdAt(),
                clock.instant(),
                content(title, modules));
    }

    private static CourseContent content(String title, List<CourseModule> modules) {
        return new CourseContent(title, "pupils", "beginner", "en", List.of("a goal"), modules, List.of(), List.of());
    }
}
