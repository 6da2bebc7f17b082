package lyceum.contract.courses;

import static lyceum.contract.Access.roles;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import lyceum.contract.Reply;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;
import lyceum.contract.jobs.JobView;

/** Courses: generated, written, read, changed, published, exported. */
public final class CourseApi {
    public static final Problem PROVIDER_NOT_CONFIGURED = new Problem(
            "provider-not-configured",
            422,
            "This provider is not set up here.",
            "Use offline, or ask the operator to set the provider's address and key.");
    public static final Problem UPLOAD_NOT_FOUND = new Problem(
            "upload-not-found",
            422,
            "A source names an upload that was never made.",
            "PUT the bytes first, then generate.");
    public static final Problem UNREADABLE_SOURCE = new Problem(
            "unreadable-source",
            422,
            "A source can't be read.",
            "Detail names the source and why: encrypted, empty or damaged.");
    public static final Problem WRONG_LANGUAGE = new Problem(
            "wrong-language",
            422,
            "A source is not written in the brief's language.",
            "Correct the brief's language, or send a source in it.");
    public static final Problem COURSE_TOO_LARGE =
            new Problem("course-too-large", 422, "The course is larger than 5 MB.", "Split it into several courses.");
    public static final Problem BATCH_TOO_LARGE = new Problem(
            "batch-too-large",
            422,
            "The courses asked for are larger than 5 MB together.",
            "Name fewer ids at a time. fields narrows the answer only after it is counted.");

    /** The largest course, and the most that courses have together in one answer: bytes of JSON. */
    public static final int COURSE_MAX_BYTES = 5_000_000;

    private static final Access AUTHORS = roles(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.DEVELOPER);
    private static final Access READERS = roles(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.DEVELOPER, Role.VIEWER);
    private static final String TAG = "Courses";

    /** Lambda takes and gives 6 MB at once, in which a body is a string with its quotes escaped. */
    private static final int BODY_MAX_BYTES = COURSE_MAX_BYTES;

    private static final Parameter COURSE =
            Parameter.path("course_id", "The course.", "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR");

    public static final Operation GENERATE_COURSE = Operation.post("generateCourse", "/api/v1/courses/generate")
            .documented(
                    TAG,
                    "Generate a course",
                    "Makes a course from a brief and source documents. The answer comes at once and names a job; the job names the"
                            + " course. The provider offline makes it from your text, without AI.")
            .access(AUTHORS)
            .scope(Scope.COURSES_WRITE)
            .takes(Parameter.PREFER)
            .body(GenerateCourseRequest.class, BODY_MAX_BYTES, Examples.GENERATE)
            .answers(Reply.json(202, JobView.class, "The job; Location names it."))
            .fails(PROVIDER_NOT_CONFIGURED, UPLOAD_NOT_FOUND)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.COURSES_API);

    public static final Operation CREATE_UPLOAD = Operation.post("createUpload", "/api/v1/uploads")
            .documented(
                    TAG,
                    "Upload a source",
                    "Answers an address for one PUT of a document of up to 20 MB: plain text, Markdown, HTML, PDF or EPUB.")
            .access(AUTHORS)
            .scope(Scope.COURSES_WRITE)
            .body(UploadRequest.class, 10_000, Examples.UPLOAD)
            .answers(Reply.json(201, UploadView.class, "Where to PUT the document."))
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.COURSES_API);

    public static final Operation LIST_COURSES = Operation.get("listCourses", "/api/v1/courses")
            .documented(
                    TAG,
                    "Your courses, newest first",
                    "A page of summaries; with ids, the named courses in full. A course made in the last second may be missing.")
            .access(READERS)
            .scope(Scope.COURSES_READ)
            .takes(
                    Parameter.query(
                            "ids",
                            "Up to 100 course ids separated by commas: those courses in full, of 5 MB together, and nothing else.",
                            "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR"),
                    Parameter.FIELDS,
                    Parameter.LIMIT,
                    Parameter.CURSOR)
            .answers(Reply.json(200, CoursePage.class, "A page of summaries."))
            .answers(Reply.json(200, CourseBatch.class, "With ids: the courses in full."))
            .fails(Problems.INVALID_CURSOR, BATCH_TOO_LARGE)
            .cached(Caching.revalidate())
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.COURSES_API);

    public static final Operation CREATE_COURSE = Operation.post("createCourse", "/api/v1/courses")
            .documented(
                    TAG,
                    "Store a course",
                    "Stores a course written elsewhere, or the JSON export of one, as a new draft.")
            .access(AUTHORS)
            .scope(Scope.COURSES_WRITE)
            .body(CreateCourseRequest.class, BODY_MAX_BYTES, Examples.COURSE)
            .answers(Reply.json(201, CourseView.class, "The course; Location names it."))
            .fails(COURSE_TOO_LARGE)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.COURSES_API);

    public static final Operation GET_COURSE = Operation.get("getCourse", "/api/v1/courses/{course_id}")
            .documented(TAG, "A course", "The course with all its content; fields narrows it.")
            .access(READERS)
            .scope(Scope.COURSES_READ)
            .takes(COURSE, Parameter.FIELDS, Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, CourseView.class, "The course; ETag names its version."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.COURSES_API);

    public static final Operation UPDATE_COURSE = Operation.patch("updateCourse", "/api/v1/courses/{course_id}")
            .documented(TAG, "Change a course", "Replaces the members sent and leaves the others.")
            .access(AUTHORS)
            .scope(Scope.COURSES_WRITE)
            .takes(COURSE)
            .body(PatchCourseRequest.class, BODY_MAX_BYTES, "{\"title\": \"Functions, from the start\"}")
            .answers(Reply.json(200, CourseView.class, "The course as it is now."))
            .fails(COURSE_TOO_LARGE)
            .level(ServiceLevel.WRITE)
            .conditional()
            .answeredBy(Functions.COURSES_API);

    public static final Operation DELETE_COURSE = Operation.delete("deleteCourse", "/api/v1/courses/{course_id}")
            .documented(TAG, "Delete a course", "For good, with its exports.")
            .access(AUTHORS)
            .scope(Scope.COURSES_WRITE)
            .takes(COURSE)
            .answers(Reply.empty(204, "It is gone."))
            .level(ServiceLevel.WRITE)
            .conditional()
            .answeredBy(Functions.COURSES_API);

    public static final Operation PUBLISH_COURSE = Operation.post(
                    "publishCourse", "/api/v1/courses/{course_id}/publish")
            .documented(
                    TAG,
                    "Publish a course",
                    "A draft becomes published. Publishing a published course changes nothing.")
            .access(AUTHORS)
            .scope(Scope.COURSES_WRITE)
            .takes(COURSE)
            .answers(Reply.json(200, CourseView.class, "The published course."))
            .level(ServiceLevel.WRITE)
            .idempotent()
            .conditional()
            .answeredBy(Functions.COURSES_API);

    public static final Operation EXPORT_COURSE = Operation.post("exportCourse", "/api/v1/courses/{course_id}/exports")
            .documented(
                    TAG,
                    "Export a course",
                    "Makes a file: JSON (which POST /courses takes back), Markdown, one self-contained HTML page, PDF with"
                            + " bookmarks, or EPUB 3. The job's result is a download address.")
            .access(READERS)
            .scope(Scope.COURSES_READ)
            .takes(COURSE, Parameter.PREFER)
            .body(ExportRequest.class, 10_000, "{\"format\": \"epub\"}")
            .answers(Reply.json(202, JobView.class, "The job; Location names it."))
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.COURSES_API);

    public static final List<Operation> ALL = List.of(
            GENERATE_COURSE,
            CREATE_UPLOAD,
            LIST_COURSES,
            CREATE_COURSE,
            GET_COURSE,
            UPDATE_COURSE,
            DELETE_COURSE,
            PUBLISH_COURSE,
            EXPORT_COURSE);

    private CourseApi() {}
}
