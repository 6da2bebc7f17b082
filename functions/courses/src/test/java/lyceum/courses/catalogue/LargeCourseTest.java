package lyceum.courses.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CreateCourseRequest;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.PatchCourseRequest;
import lyceum.courses.testing.Fuse;
import lyceum.courses.testing.SettableClock;
import lyceum.platform.Ids;
import lyceum.platform.Json;
import lyceum.platform.testing.InMemoryReplays;
import org.junit.jupiter.api.Test;

/** The largest course that is taken, and one larger. */
final class LargeCourseTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue(new InMemoryReplays(clock)::put, new Fuse());
    private final CreateCourse create = new CreateCourse(catalogue, clock, Ids.from(clock, new Random(1)));

    @Test
    void isRefusedBeforeAnythingIsStored() {
        assertThat(create.create("org_a", request(modules(CourseApi.COURSE_MAX_BYTES)), _ -> Optional.empty()))
                .isInstanceOf(CreateCourse.Outcome.TooLarge.class);
        assertThat(catalogue.all()).isEmpty();
    }

    @Test
    void isRefusedAsAChangeToo() {
        assertThat(create.create("org_a", request(modules(CourseApi.COURSE_MAX_BYTES / 2)), _ -> Optional.empty()))
                .isInstanceOf(CreateCourse.Outcome.Created.class);
        Course small = catalogue.all().getFirst();
        var patch = read(Map.of("modules", modules(CourseApi.COURSE_MAX_BYTES)), PatchCourseRequest.class);

        assertThat(new UpdateCourse(catalogue, clock).update("org_a", small.id(), 1, patch))
                .isInstanceOf(UpdateCourse.Outcome.TooLarge.class);
        assertThat(catalogue.all()).containsExactly(small);
    }

    private static CreateCourseRequest request(List<CourseModule> modules) {
        return read(
                Map.of(
                        "title", "Large",
                        "audience", "pupils",
                        "level", "beginner",
                        "language", "en",
                        "goals", List.of(),
                        "modules", modules),
                CreateCourseRequest.class);
    }

    private static <T> T read(Map<String, ?> members, Class<T> request) {
        return Json.read(Json.bytes(members), request);
    }

    /** Lessons of 400 objectives of 2,000 characters, of at least this size together. */
    private static List<CourseModule> modules(int size) {
        var objectives = Collections.nCopies(400, "x".repeat(2_000));
        var lessons = IntStream.rangeClosed(0, size / 800_000)
                .mapToObj(i -> new Lesson("l" + i, "Large", Lesson.COMPLETE, objectives, List.of(), List.of(), 1))
                .toList();
        return List.of(new CourseModule("m1", "One", lessons));
    }
}
