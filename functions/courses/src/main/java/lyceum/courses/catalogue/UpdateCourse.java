package lyceum.courses.catalogue;

import java.time.InstantSource;
import lyceum.contract.courses.PatchCourseRequest;

/** Replaces members of a course that nobody else has changed meanwhile. */
final class UpdateCourse {
    private final Catalogue catalogue;
    private final InstantSource clock;

    UpdateCourse(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Updated(Course course) implements Outcome {}

        record Missing() implements Outcome {}

        record Conflict() implements Outcome {}

        record TooLarge() implements Outcome {}
    }

    Outcome update(String organisation, String id, long version, PatchCourseRequest patch) {
        var found = catalogue.find(organisation, id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        if (found.get().version() != version) {
            return new Outcome.Conflict();
        }
        Course next = found.get().patched(patch, clock.instant());
        if (next.tooLarge()) {
            return new Outcome.TooLarge();
        }
        return catalogue.replace(next) ? new Outcome.Updated(next) : new Outcome.Conflict();
    }
}
