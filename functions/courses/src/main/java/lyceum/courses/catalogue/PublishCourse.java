package lyceum.courses.catalogue;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.platform.http.Claim;

/** Makes a draft a published course; a published course stays as it is. */
final class PublishCourse {
    private final Catalogue catalogue;
    private final InstantSource clock;

    PublishCourse(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Published(Course course) implements Outcome {}

        record Missing() implements Outcome {}

        record Conflict() implements Outcome {}
    }

    Outcome publish(String organisation, String id, long version, Function<Course, Optional<Claim>> claim) {
        var found = catalogue.find(organisation, id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        if (found.get().version() != version) {
            return new Outcome.Conflict();
        }
        if (found.get().published()) {
            return new Outcome.Published(found.get());
        }
        Course next = found.get().published(clock.instant());
        return catalogue.publish(next, claim.apply(next)) ? new Outcome.Published(next) : new Outcome.Conflict();
    }
}
