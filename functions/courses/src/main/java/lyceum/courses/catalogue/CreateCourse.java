package lyceum.courses.catalogue;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.contract.courses.CreateCourseRequest;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Stores a course that was written elsewhere, or exported, as a new draft. */
final class CreateCourse {
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Ids ids;

    CreateCourse(Catalogue catalogue, InstantSource clock, Ids ids) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.ids = ids;
    }

    sealed interface Outcome {
        record Created(Course course) implements Outcome {}

        record TooLarge() implements Outcome {}
    }

    Outcome create(String organisation, CreateCourseRequest request, Function<Course, Optional<Claim>> claim) {
        var course = Course.draft(
                organisation, ids.next("crs_"), request.partial().orElse(false), request.content(), clock.instant());
        if (course.tooLarge()) {
            return new Outcome.TooLarge();
        }
        if (!catalogue.add(course, claim.apply(course))) {
            throw new IllegalStateException("A new id names a course already.");
        }
        return new Outcome.Created(course);
    }
}
