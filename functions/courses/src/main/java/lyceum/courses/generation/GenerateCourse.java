package lyceum.courses.generation;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import lyceum.ai.Author;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Jobs;
import lyceum.courses.jobs.Kind;
import lyceum.courses.jobs.Messages;
import lyceum.courses.uploads.Uploads;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/**
 * Takes the order for a course. The request is kept first, then the job, then the message is sent: a crash in between leaves
 * either nothing that anybody was told of, or a job that the sweeper finds.
 */
public final class GenerateCourse {
    private final Function<String, Optional<Author>> authors;
    private final Uploads uploads;
    private final Requests requests;
    private final Jobs jobs;
    private final Messages messages;
    private final InstantSource clock;
    private final Ids ids;

    public GenerateCourse(
            Function<String, Optional<Author>> authors,
            Uploads uploads,
            Requests requests,
            Jobs jobs,
            Messages messages,
            InstantSource clock,
            Ids ids) {
        this.authors = authors;
        this.uploads = uploads;
        this.requests = requests;
        this.jobs = jobs;
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
    }

    sealed interface Outcome {
        record Accepted(Job job) implements Outcome {}

        record NoSuchProvider(String provider) implements Outcome {}

        /** These of the sources, counted from 0, name uploads that were never made. */
        record UploadsMissing(List<Integer> sources) implements Outcome {}
    }

    Outcome generate(String organisation, GenerateCourseRequest request, Function<Job, Optional<Claim>> claim) {
        String provider = request.providerOrDefault();
        if (authors.apply(provider).isEmpty()) {
            return new Outcome.NoSuchProvider(provider);
        }
        List<Integer> missing = missing(organisation, request);
        if (!missing.isEmpty()) {
            return new Outcome.UploadsMissing(missing);
        }
        Job job = Job.queued(organisation, ids.next("job_"), Kind.GENERATE, Optional.empty(), clock.instant());
        requests.keep(job, request);
        try {
            jobs.add(job, claim.apply(job));
        } catch (Claim.Taken taken) {
            requests.forget(job);
            throw taken;
        }
        messages.send(job);
        return new Outcome.Accepted(job);
    }

    private List<Integer> missing(String organisation, GenerateCourseRequest request) {
        var sources = request.sources();
        return IntStream.range(0, sources.size())
                .filter(i -> sources.get(i)
                        .uploadId()
                        .filter(id -> !uploads.exists(organisation, id))
                        .isPresent())
                .boxed()
                .toList();
    }
}
