package lyceum.courses;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseContent;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.contract.courses.GlossaryEntry;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.QuizItem;
import lyceum.contract.courses.Quote;
import lyceum.contract.courses.Section;
import lyceum.contract.courses.SourceNote;
import lyceum.contract.courses.SourceSpan;
import lyceum.contract.jobs.JobMessage;
import lyceum.courses.catalogue.Course;
import lyceum.courses.catalogue.DynamoCatalogue;
import lyceum.courses.generation.Requests;
import lyceum.courses.jobs.DynamoJobs;
import lyceum.courses.jobs.ExportOrder;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Kind;
import lyceum.courses.jobs.Made;
import lyceum.platform.Json;
import lyceum.platform.function.App;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the table and the bucket answer while a function is primed: one item that is a course and a job at once, so that every
 * read finds what it looks for. The API's job has ended, so that nothing waits for it; a worker's and the sweeper's has work to do, and
 * the bucket has what a course is ordered from.
 */
record Primed(FunctionDeclaration function, String table, Instant now) {
    private static final String ORGANISATION = "priming";
    private static final String COURSE = "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR";
    private static final String JOB = "job_01JD9Z6Q4M8T5X2B7N3C1VKPWR";

    /** The version that the contract's example of If-Match names. */
    private static final long VERSION = 3;

    /** The bucket's list of a course's exports, of which there are none. */
    private static final String NO_OBJECTS = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";

    static final JobMessage MESSAGE = new JobMessage(ORGANISATION, JOB);

    void answer(App.Builder app) {
        var item = Primed.json(item());
        var before = Json.text(Map.of("Attributes", item));
        app.canned("dynamodb.GetItem", get()).canned("dynamodb.PutItem", before).canned("dynamodb.DeleteItem", before);
        app.canned("dynamodb.Query", query());
        objects().forEach(app::cannedObject);
        if (function.equals(Functions.COURSES_API)) {
            app.canned("dynamodb.BatchGetItem", Json.text(Map.of("Responses", Map.of(table, List.of(item)))))
                    .canned("s3.GET", NO_OBJECTS);
        }
    }

    /** The table's answer to any GetItem. */
    String get() {
        return Json.text(Map.of("Item", Primed.json(item())));
    }

    /** The table's answer to any Query: what generates a course asks for finished parts, and there are none yet. */
    String query() {
        List<Object> items = function.equals(Functions.GENERATE_COURSE) ? List.of() : List.of(Primed.json(item()));
        return Json.text(Map.of("Items", items, "Count", items.size(), "ScannedCount", items.size()));
    }

    /** What the bucket holds, by key. */
    Map<String, byte[]> objects() {
        return function.equals(Functions.GENERATE_COURSE) ? Requests.example(job(), request()) : Map.of();
    }

    /** A course and a job; where both have an attribute, it is the job's. */
    Map<String, AttributeValue> item() {
        var item = new HashMap<>(DynamoCatalogue.attributes(course()));
        item.putAll(DynamoJobs.attributes(job()));
        return item;
    }

    Course course() {
        return new Course(ORGANISATION, COURSE, false, VERSION, false, now, now, content());
    }

    Job job() {
        if (function.equals(Functions.EXPORT_COURSE)) {
            return queued(Kind.EXPORT, Optional.of(new ExportOrder(COURSE, "pdf")), now);
        }
        if (!function.equals(Functions.COURSES_API)) {
            return queued(Kind.GENERATE, Optional.empty(), now.minus(Duration.ofHours(1)));
        }
        var lesson = new OutlineLesson("Photosynthesis", Optional.empty(), List.of());
        return queued(Kind.GENERATE, Optional.empty(), now)
                .claimed("own_" + ORGANISATION, now)
                .planned(new Outline(List.of(new OutlineModule("Plants", List.of(lesson)))))
                .succeeded(Made.course(COURSE), now);
    }

    /** The example of the contract: an order for a course from one short text. */
    private static GenerateCourseRequest request() {
        String example = CourseApi.GENERATE_COURSE.request().orElseThrow().example();
        return Json.read(example.getBytes(StandardCharsets.UTF_8), GenerateCourseRequest.class);
    }

    private static Job queued(Kind kind, Optional<ExportOrder> order, Instant at) {
        return Job.queued(ORGANISATION, JOB, kind, order, at);
    }

    private static CourseContent content() {
        var span = new SourceSpan("s1", 0, 31);
        var from = new Provenance(List.of(span), "offline", "extractive", "1", 0);
        var term = "Chlorophyll";
        var meaning = "The green pigment of a leaf.";
        var section = new Section(
                "b1",
                "Leaves",
                "A leaf absorbs light.\n\nIts pigment is green.",
                List.of(new KeyTerm(term, meaning, from)),
                List.of(new Quote("The pigment of a leaf is green.", span)),
                from);
        var quiz = new QuizItem("q1", "choice", "What is green?", List.of(term, "Water"), term, meaning, from);
        var lesson = new Lesson("l1", "Leaves", Lesson.COMPLETE, List.of(meaning), List.of(section), List.of(quiz), 1);
        return new CourseContent(
                "Plants",
                "pupils",
                "beginner",
                "en",
                List.of(meaning),
                List.of(new CourseModule("m1", "Plants", List.of(lesson))),
                List.of(new GlossaryEntry(term, meaning, "l1", from)),
                List.of(new SourceNote("s1", "Plants", 31, "0".repeat(64))));
    }

    /** Attributes as DynamoDB writes them. */
    private static Map<String, Map<String, Object>> json(Map<String, AttributeValue> item) {
        return item.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> json(entry.getValue())));
    }

    private static Map<String, Object> json(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case BOOL -> Map.of("BOOL", value.bool());
            case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("No item of ours has a " + value.type());
        };
    }
}
