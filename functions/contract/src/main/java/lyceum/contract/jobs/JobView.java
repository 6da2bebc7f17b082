package lyceum.contract.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.courses.Outline;

@Doc("A long piece of work and how far it is.")
public record JobView(
        @Doc("Its id.") String jobId,

        @Doc(
                value = "What it does.",
                oneOf = {"generate", "export"})
        String kind,

        @Doc(
                value = "Where it stands; succeeded, failed, cancelled and expired are final.",
                oneOf = {"queued", "running", "waiting", "succeeded", "failed", "cancelled", "expired"})
        String state,

        @Doc(value = "How much is done.", min = 0, max = 100)
        int percent,

        @Doc("What it is doing, in words.") String step,

        @Doc("Seconds until it is likely to end; absent while that is unknown.")
        Optional<Long> etaSeconds,

        @Doc("When it was asked for.") Instant createdAt,
        @Doc("When it last moved.") Instant updatedAt,
        @Doc("When it began to run.") Optional<Instant> startedAt,
        @Doc("When it ended.") Optional<Instant> endedAt,
        @Doc("What it made, once there is something.") Optional<JobResult> result,
        @Doc("Why it failed.") Optional<JobError> error,

        @Doc("Lessons that could not be written and other things to know.")
        List<String> warnings,

        @Doc("The outline, once there is one.") Optional<Outline> outline,
        @Doc("What it has used.") JobUsage usage) {
    public JobView {
        warnings = List.copyOf(warnings);
    }

    @Doc("What a job made.")
    public record JobResult(
            @Doc("The course that was made or exported.") String courseId,

            @Doc("Where to get it: the course's path, or the export's download address.")
            String href,

            @Doc("Its media type.") String mediaType,
            @Doc("Its size in bytes, for an export.") Optional<Long> bytes,

            @Doc("When the address stops working; reading the job again gives a new one.")
            Optional<Instant> expiresAt) {}

    @Doc("Why a job failed.")
    public record JobError(
            @Doc("The problem's code.") String code,
            @Doc("What happened and what to do.") String detail) {}

    @Doc("What a job has used.")
    public record JobUsage(
            @Doc("Calls to the provider.") int calls,
            @Doc("Tokens sent.") long inputTokens,
            @Doc("Tokens received.") long outputTokens,
            @Doc("Cost in millionths of a US dollar.") long costMicroUsd) {
        public static final JobUsage NONE = new JobUsage(0, 0, 0, 0);

        public JobUsage plus(JobUsage other) {
            return new JobUsage(
                    calls + other.calls,
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    costMicroUsd + other.costMicroUsd);
        }
    }
}
