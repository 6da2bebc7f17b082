package lyceum.courses.catalogue;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseBatch;
import lyceum.contract.courses.CoursePage;
import lyceum.contract.courses.CreateCourseRequest;
import lyceum.contract.courses.PatchCourseRequest;
import lyceum.platform.Ids;
import lyceum.platform.Json;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.Cursors;
import lyceum.platform.http.NoBody;

/** Binds the operations on stored courses. */
public final class CourseRoutes {
    private static final String POSITION = "after";

    private final Catalogue catalogue;
    private final CreateCourse create;
    private final UpdateCourse update;
    private final PublishCourse publish;
    private final BiConsumer<String, String> forgetExports;
    private final Cursors cursors;

    /** {@code forgetExports} removes the exports of an organisation's course. */
    public CourseRoutes(
            Catalogue catalogue,
            BiConsumer<String, String> forgetExports,
            Cursors cursors,
            InstantSource clock,
            Ids ids) {
        this.catalogue = catalogue;
        this.create = new CreateCourse(catalogue, clock, ids);
        this.update = new UpdateCourse(catalogue, clock);
        this.publish = new PublishCourse(catalogue, clock);
        this.forgetExports = forgetExports;
        this.cursors = cursors;
    }

    public void bind(App.Builder app) {
        app.operation(CourseApi.CREATE_COURSE, CreateCourseRequest.class, this::create)
                .operation(CourseApi.GET_COURSE, this::get)
                .operation(CourseApi.LIST_COURSES, this::list)
                .operation(CourseApi.UPDATE_COURSE, PatchCourseRequest.class, this::update)
                .operation(CourseApi.PUBLISH_COURSE, this::publish)
                .operation(CourseApi.DELETE_COURSE, this::delete);
    }

    /** The path of a course. */
    public static String path(String courseId) {
        return "/api/v1/courses/" + courseId;
    }

    private Answer create(Call<CreateCourseRequest> call) {
        return switch (create.create(call.organisation(), call.body(), course -> call.claim(created(course)))) {
            case CreateCourse.Outcome.Created(Course course) -> created(course);
            case CreateCourse.Outcome.TooLarge() -> tooLarge();
        };
    }

    private Answer get(Call<NoBody> call) {
        return catalogue
                .find(call.organisation(), call.path("course_id"))
                .map(CourseRoutes::ok)
                .orElseGet(CourseRoutes::missing);
    }

    private Answer update(Call<PatchCourseRequest> call) {
        return switch (update.update(
                call.organisation(), call.path("course_id"), call.expectedVersion(), call.body())) {
            case UpdateCourse.Outcome.Updated(Course course) -> ok(course);
            case UpdateCourse.Outcome.Missing() -> missing();
            case UpdateCourse.Outcome.Conflict() -> conflict();
            case UpdateCourse.Outcome.TooLarge() -> tooLarge();
        };
    }

    private Answer publish(Call<NoBody> call) {
        return switch (publish.publish(
                call.organisation(),
                call.path("course_id"),
                call.expectedVersion(),
                course -> call.claim(ok(course)))) {
            case PublishCourse.Outcome.Published(Course course) -> ok(course);
            case PublishCourse.Outcome.Missing() -> missing();
            case PublishCourse.Outcome.Conflict() -> conflict();
        };
    }

    private Answer delete(Call<NoBody> call) {
        String id = call.path("course_id");
        return switch (catalogue.remove(call.organisation(), id, call.expectedVersion())) {
            case DONE -> {
                forgetExports.accept(call.organisation(), id);
                yield Answer.empty(204);
            }
            case CONFLICT -> conflict();
            case MISSING -> missing();
        };
    }

    private Answer list(Call<NoBody> call) {
        Optional<String> ids = call.query("ids");
        if (ids.isPresent()) {
            return batch(call.organisation(), List.of(ids.get().split(",", -1)));
        }
        Optional<String> cursor = call.query(Parameter.CURSOR.name());
        String scope = "listCourses/" + call.organisation();
        Optional<String> after =
                cursor.flatMap(given -> cursors.open(scope, given)).map(at -> at.get(POSITION));
        if (cursor.isPresent() && after.isEmpty()) {
            return Answer.problem(Problems.INVALID_CURSOR, "This cursor was given by another list, or was changed.");
        }
        var page = catalogue.list(call.organisation(), call.limit(), after);
        Optional<String> next = page.more()
                ? Optional.of(cursors.seal(
                        scope, Map.of(POSITION, page.courses().getLast().courseId())))
                : Optional.empty();
        return Answer.json(200, new CoursePage(page.courses(), call.limit(), page.more(), next));
    }

    private Answer batch(String organisation, List<String> asked) {
        List<String> ids = asked.stream().map(String::strip).distinct().toList();
        if (ids.size() > Catalogue.BATCH_MAX || ids.contains("")) {
            return Answer.problem(
                    Problems.INVALID_PARAMETER,
                    "ids names 1 to " + Catalogue.BATCH_MAX + " courses.",
                    List.of(new Violation("ids", "must be 1 to " + Catalogue.BATCH_MAX + " ids separated by commas")));
        }
        Map<String, Course> found = catalogue.findAll(organisation, ids).stream()
                .collect(Collectors.toMap(Course::id, Function.identity()));
        var courses = ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(Course::view)
                .toList();
        var missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        var batch = new CourseBatch(courses, missing);
        return Json.bytes(batch).length > CourseApi.COURSE_MAX_BYTES
                ? Answer.problem(
                        CourseApi.BATCH_TOO_LARGE, "The %d courses found are larger.".formatted(courses.size()))
                : Answer.json(200, batch);
    }

    private static Answer created(Course course) {
        return Answer.json(201, course.view()).location(path(course.id())).version(course.version());
    }

    private static Answer ok(Course course) {
        return Answer.json(200, course.view()).version(course.version());
    }

    private static Answer missing() {
        return Answer.problem(Problems.NOT_FOUND, "No course of yours has this id.");
    }

    private static Answer conflict() {
        return Answer.problem(Problems.PRECONDITION_FAILED, "The course has another version by now.");
    }

    private static Answer tooLarge() {
        return Answer.problem(CourseApi.COURSE_TOO_LARGE, "Its content is larger than 5 MB as JSON.");
    }
}
