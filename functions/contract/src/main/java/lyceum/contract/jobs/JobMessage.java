package lyceum.contract.jobs;

import lyceum.contract.Doc;

/**
 * Says that a job has work to do. It carries no work itself: the job's own item is the truth, so a late, repeated or reordered
 * message changes nothing.
 */
@Doc("A job that has work to do.")
public record JobMessage(
        @Doc("The organisation that the job belongs to.") String organisation,
        @Doc("The job.") String jobId) {}
