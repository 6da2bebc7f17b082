package lyceum.courses.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.contract.jobs.JobView.JobUsage;

/**
 * What came of a job so far.
 *
 * @param made what it made, once it has ended
 * @param error why it could not be done
 * @param warnings what to know of what was made
 * @param usage what it used of its provider
 */
public record JobOutcome(Optional<Made> made, Optional<JobError> error, List<String> warnings, JobUsage usage) {
    static final JobOutcome NONE = new JobOutcome(Optional.empty(), Optional.empty(), List.of(), JobUsage.NONE);

    public JobOutcome {
        warnings = List.copyOf(warnings);
    }

    /** After a step that used so much and is to be known of, if anything is. */
    JobOutcome plus(JobUsage used, Optional<String> warning) {
        var all = new ArrayList<>(warnings);
        warning.ifPresent(all::add);
        return new JobOutcome(made, error, all, usage.plus(used));
    }

    JobOutcome ended(Optional<Made> product, Optional<JobError> why) {
        return new JobOutcome(product, why, warnings, usage);
    }
}
