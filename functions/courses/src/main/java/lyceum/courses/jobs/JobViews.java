package lyceum.courses.jobs;

import java.time.Duration;
import java.util.Optional;
import lyceum.contract.Reply;
import lyceum.contract.courses.Outline;
import lyceum.contract.jobs.JobView;
import lyceum.contract.jobs.JobView.JobResult;
import lyceum.courses.blobs.Blobs;
import lyceum.courses.jobs.Made.File;
import lyceum.platform.http.Answer;

/** Shows jobs to their callers. An export's address is signed anew each time the job is read. */
public final class JobViews {
    private static final Duration ADDRESS_VALID = Duration.ofMinutes(15);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Blobs blobs;

    public JobViews(Blobs blobs) {
        this.blobs = blobs;
    }

    /** A new job: 202, where it is, and when to ask again. */
    public Answer accepted(Job job) {
        return changed(job).location(path(job));
    }

    /** A job that its caller has changed: 202. */
    Answer changed(Job job) {
        return answer(202, job);
    }

    /** A job that is read: 200. */
    Answer read(Job job) {
        return answer(200, job);
    }

    /** A job in a list: without outline, and for an export with the job's own path, where its address can be read. */
    JobView entry(Job job) {
        return view(job, Optional.empty(), job.outcome().made().map(made -> made.file()
                .map(file -> exported(made, file, path(job)))
                .orElseGet(() -> generated(made))));
    }

    /** An answer with an address that ends has no ETag: held on to, it would outlive the address. */
    private Answer answer(int status, Job job) {
        boolean signed = job.outcome().made().flatMap(Made::file).isPresent();
        Answer answer = Answer.json(
                status, view(job, job.outline(), job.outcome().made().map(this::result)));
        Answer tagged = signed ? answer : answer.version(job.revision());
        return job.state().ended() ? tagged : tagged.retryAfter(ASK_AGAIN);
    }

    private JobResult result(Made made) {
        return made.file().map(file -> signed(made, file)).orElseGet(() -> generated(made));
    }

    private JobResult signed(Made made, File file) {
        var address = blobs.downloadAddress(file.key(), file.mediaType(), file.name(), ADDRESS_VALID);
        return new JobResult(
                made.courseId(),
                address.href(),
                file.mediaType(),
                Optional.of(file.bytes()),
                Optional.of(address.expiresAt()));
    }

    private static JobResult exported(Made made, File file, String href) {
        return new JobResult(made.courseId(), href, file.mediaType(), Optional.of(file.bytes()), Optional.empty());
    }

    private static JobResult generated(Made made) {
        String href = "/api/v1/courses/" + made.courseId();
        return new JobResult(made.courseId(), href, Reply.JSON, Optional.empty(), Optional.empty());
    }

    private static String path(Job job) {
        return "/api/v1/jobs/" + job.id();
    }

    private static JobView view(Job job, Optional<Outline> outline, Optional<JobResult> result) {
        return new JobView(
                job.id(),
                job.kind().word(),
                job.state().word(),
                job.progress().percent(),
                job.progress().step(),
                job.progress().etaSeconds(),
                job.times().createdAt(),
                job.times().updatedAt(),
                job.times().startedAt(),
                job.times().endedAt(),
                result,
                job.outcome().error(),
                job.outcome().warnings(),
                outline,
                job.outcome().usage());
    }
}
