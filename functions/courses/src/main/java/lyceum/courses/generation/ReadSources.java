package lyceum.courses.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lyceum.ai.Languages;
import lyceum.ai.SourceText;
import lyceum.contract.Problem;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.contract.courses.Source;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.courses.jobs.Job;
import lyceum.courses.sources.Extraction;
import lyceum.courses.sources.Sources;
import lyceum.courses.uploads.Uploads;

/** Reads the sources of a job, once: a job that goes on finds the texts as they were. */
final class ReadSources {
    private final Uploads uploads;
    private final Requests requests;

    ReadSources(Uploads uploads, Requests requests) {
        this.uploads = uploads;
        this.requests = requests;
    }

    sealed interface Outcome {
        record Read(List<SourceText> sources) implements Outcome {}

        record Unusable(JobError error) implements Outcome {}
    }

    Outcome read(Job job, GenerateCourseRequest request) {
        Optional<List<SourceText>> kept = requests.findTexts(job);
        if (kept.isPresent()) {
            return new Outcome.Read(kept.get());
        }
        var texts = new ArrayList<SourceText>();
        for (Source source : request.sources()) {
            Optional<Extraction> extraction = extract(job.organisation(), source);
            if (extraction.isEmpty()) {
                return unusable(CourseApi.UPLOAD_NOT_FOUND, source, "Its upload was never made, or is gone.");
            }
            switch (extraction.get()) {
                case Extraction.Extracted(String text) -> {
                    String language = request.brief().language();
                    if (!Languages.looksLike(text, language)) {
                        return unusable(
                                CourseApi.WRONG_LANGUAGE,
                                source,
                                "It is not written in the brief's language " + language + ".");
                    }
                    texts.add(new SourceText("s" + (texts.size() + 1), source.title(), text));
                }
                case Extraction.Unreadable(String reason) -> {
                    return unusable(CourseApi.UNREADABLE_SOURCE, source, reason);
                }
            }
        }
        requests.keepTexts(job, texts);
        return new Outcome.Read(texts);
    }

    /** A text is taken as it was sent; empty where an upload is not there. */
    private Optional<Extraction> extract(String organisation, Source source) {
        return source.text().<Extraction>map(Extraction.Extracted::new).or(() -> source.uploadId()
                .flatMap(id -> uploads.find(organisation, id))
                .map(blob -> Sources.extract(blob.bytes(), blob.mediaType())));
    }

    private static Outcome unusable(Problem problem, Source source, String reason) {
        return new Outcome.Unusable(new JobError(problem.slug(), "The source \"" + source.title() + "\": " + reason));
    }
}
