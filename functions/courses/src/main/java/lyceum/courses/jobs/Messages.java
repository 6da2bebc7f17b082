package lyceum.courses.jobs;

/** Says to the workers that a job has work to do. */
@FunctionalInterface
public interface Messages {
    /**
     * Sends one message for the job.
     *
     * @return false where the queue did not take it: the sweeper will call for the job
     */
    boolean send(Job job);
}
