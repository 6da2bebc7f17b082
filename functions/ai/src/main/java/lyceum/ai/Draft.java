package lyceum.ai;

import lyceum.contract.jobs.JobView.JobUsage;

/** What an author answers: the work, or why there is none. Both say what the attempt used. */
public sealed interface Draft<T> {
    JobUsage usage();

    /** The finished work. */
    record Written<T>(T value, JobUsage usage) implements Draft<T> {}

    /** No work. {@code detail} is a sentence for the caller of the API; it never holds a key or a prompt. */
    record Refused<T>(Refusal reason, String detail, JobUsage usage) implements Draft<T> {
        /** The problem's code, for example {@code wrong-language}. */
        public String code() {
            return reason.code();
        }

        /** Whether the same call may succeed later. */
        public boolean retryable() {
            return reason.retryable();
        }
    }
}
