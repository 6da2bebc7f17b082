package lyceum.courses.exports;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.courses.catalogue.Catalogue;
import lyceum.courses.jobs.ExportOrder;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Jobs;
import lyceum.courses.jobs.Kind;
import lyceum.courses.jobs.Messages;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Takes the order for a file of a course. */
public final class ExportCourse {
    private final Catalogue catalogue;
    private final Jobs jobs;
    private final Messages messages;
    private final InstantSource clock;
    private final Ids ids;

    public ExportCourse(Catalogue catalogue, Jobs jobs, Messages messages, InstantSource clock, Ids ids) {
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
    }

    sealed interface Outcome {
        record Accepted(Job job) implements Outcome {}

        record Missing() implements Outcome {}
    }

    Outcome export(String organisation, ExportOrder order, Function<Job, Optional<Claim>> claim) {
        if (catalogue.version(organisation, order.courseId()).isEmpty()) {
            return new Outcome.Missing();
        }
        Job job = Job.queued(organisation, ids.next("job_"), Kind.EXPORT, Optional.of(order), clock.instant());
        jobs.add(job, claim.apply(job));
        messages.send(job);
        return new Outcome.Accepted(job);
    }
}
