package lyceum.courses.jobs;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.contract.courses.Outline;
import lyceum.platform.http.Claim;

/** Lets a waiting job go on, with its outline as it is or as its caller edited it. */
final class ApproveOutline {
    private final Jobs jobs;
    private final Messages messages;
    private final InstantSource clock;

    ApproveOutline(Jobs jobs, Messages messages, InstantSource clock) {
        this.jobs = jobs;
        this.messages = messages;
        this.clock = clock;
    }

    sealed interface Outcome {
        record GoesOn(Job job) implements Outcome {}

        record NotWaiting(Optional<Job> job) implements Outcome {}

        record Missing() implements Outcome {}
    }

    Outcome approve(String organisation, String id, Optional<Outline> edited, Function<Job, Optional<Claim>> claim) {
        var found = jobs.find(organisation, id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Job job = found.get();
        if (job.state() != State.WAITING) {
            return new Outcome.NotWaiting(found);
        }
        Job next = job.approved(edited.or(job::outline).orElseThrow(), clock.instant());
        if (!jobs.save(next, claim.apply(next))) {
            return new Outcome.NotWaiting(Optional.empty());
        }
        messages.send(next);
        return new Outcome.GoesOn(next);
    }
}
