package lyceum.courses.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.ai.SourceText;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.courses.blobs.Blobs;
import lyceum.courses.blobs.Gzip;
import lyceum.courses.jobs.Job;

/** What jobs were asked for, and the texts of their sources once they are read. */
public final class Requests {
    private static final String MEDIA_TYPE = "application/gzip";

    private final Blobs blobs;

    public Requests(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The texts of all sources. */
    private record Texts(List<SourceText> sources) {}

    /** What {@link #keep} would put into the bucket, by key. */
    public static Map<String, byte[]> example(Job job, GenerateCourseRequest request) {
        return Map.of(key(job, "request"), Gzip.pack(request));
    }

    void keep(Job job, GenerateCourseRequest request) {
        blobs.put(key(job, "request"), Gzip.pack(request), MEDIA_TYPE);
    }

    /** Of a job that came to nothing. */
    void forget(Job job) {
        blobs.remove(key(job, "request"));
    }

    Optional<GenerateCourseRequest> find(Job job) {
        return blobs.find(key(job, "request")).map(blob -> Gzip.unpack(blob.bytes(), GenerateCourseRequest.class));
    }

    void keepTexts(Job job, List<SourceText> texts) {
        blobs.put(key(job, "sources"), Gzip.pack(new Texts(texts)), MEDIA_TYPE);
    }

    Optional<List<SourceText>> findTexts(Job job) {
        return blobs.find(key(job, "sources"))
                .map(blob -> Gzip.unpack(blob.bytes(), Texts.class).sources());
    }

    private static String key(Job job, String what) {
        return "requests/" + job.organisation() + "/" + job.id() + "/" + what + ".json.gz";
    }
}
