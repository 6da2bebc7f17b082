package lyceum.courses.jobs;

import java.time.Instant;
import java.util.Optional;

/** When things happened to a job; {@code updatedAt} is when it last moved. */
public record JobTimes(Instant createdAt, Instant updatedAt, Optional<Instant> startedAt, Optional<Instant> endedAt) {
    static JobTimes created(Instant now) {
        return new JobTimes(now, now, Optional.empty(), Optional.empty());
    }

    JobTimes started(Instant now) {
        return new JobTimes(createdAt, now, Optional.of(now), Optional.empty());
    }

    JobTimes moved(Instant now) {
        return new JobTimes(createdAt, now, startedAt, endedAt);
    }

    JobTimes ended(Instant now) {
        return new JobTimes(createdAt, now, startedAt, Optional.of(now));
    }
}
