package lyceum.courses.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.platform.Json;

/** A job's events in the format of server-sent events. */
final class EventStream {
    /** How long a follower waits before it asks again, in milliseconds. */
    private static final int RETRY_MS = 1_000;

    private EventStream() {}

    /** The data of one event. */
    record Told(String jobId, String state, int percent, String step, Optional<Long> etaSeconds, Instant at) {}

    /** What a follower who has event {@code after} does not have yet; with nothing new, a comment keeps it listening. */
    static String after(Job job, long after) {
        List<JobEvent> news =
                job.events().stream().filter(event -> event.number() > after).toList();
        var stream = new StringBuilder("retry: ").append(RETRY_MS).append("\n\n");
        news.forEach(event -> write(stream, job, event));
        return news.isEmpty() ? stream.append(": nothing new\n\n").toString() : stream.toString();
    }

    private static void write(StringBuilder stream, Job job, JobEvent event) {
        var told =
                new Told(job.id(), event.state().word(), event.percent(), event.step(), event.etaSeconds(), event.at());
        stream.append("id: ").append(event.number());
        stream.append("\nevent: ").append(event.type().word());
        stream.append("\ndata: ").append(Json.text(told)).append("\n\n");
    }
}
