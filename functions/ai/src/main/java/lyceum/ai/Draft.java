package lyceum.ai;

import java.util.function.Function;
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

    /** The same draft with its value, if any, changed. */
    default <R> Draft<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Written<T>(T value, JobUsage usage) -> new Written<>(change.apply(value), usage);
            case Refused<T>(Refusal reason, String detail, JobUsage usage) -> new Refused<>(reason, detail, usage);
        };
    }
}
