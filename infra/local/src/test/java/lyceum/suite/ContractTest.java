package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.KeyApi;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.jobs.JobApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The running system keeps what the contract says of every operation. */
class ContractTest {
    private static final Caller CALLER = Running.organisation();

    static Stream<Operation> operations() {
        return Api.OPERATIONS.stream();
    }

    static Stream<Operation> guarded() {
        return operations().filter(operation -> !(operation.access() instanceof Access.Open));
    }

    /** Members come by signing in, which a key can't. */
    static Stream<Operation> onWhatAKeyCanMake() {
        return withWorkingExamples().filter(operation -> !operation.path().contains("{user_id}"));
    }

    /** What a key may call: everything that is not for people alone. */
    static Stream<Operation> callable() {
        return operations().filter(operation -> !(operation.access() instanceof Access.Person));
    }

    static Stream<Operation> withBodies() {
        return callable().filter(operation -> operation.request().isPresent());
    }

    /** An example can't hold a password or a token that works: signing in is told as a whole elsewhere. */
    static Stream<Operation> withWorkingExamples() {
        return withBodies().filter(operation -> !List.of(AuthApi.LOG_IN, AuthApi.REFRESH_SESSION)
                .contains(operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onWhatAKeyCanMake")
    void theExampleOfEachBodyWorks(Operation operation) {
        String body = operation.request().orElseThrow().example();
        Subject subject = subjectOf(operation);
        var answer =
                CALLER.send(operation.method().name(), subject.path(), Optional.of(body), "If-Match", subject.etag());
        answer.expect(operation.replies().getFirst().status()).expectStandardHeaders();
        assertThat(names(answer.json())).isEqualTo(required(operation, answer.json()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void nobodyGetsInWithoutAKey(Operation operation) {
        for (String path : operation.paths()) {
            CALLER.anonymous()
                    .send(operation.method().name(), Samples.filled(path), Optional.of("{}"))
                    .expectProblem(401, "unauthenticated");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void aForgedKeyIsAsGoodAsNone(Operation operation) {
        String real = CALLER.key().orElseThrow();
        String forged = real.substring(0, real.length() - 4) + (real.endsWith("AAAA") ? "BBBB" : "AAAA");
        new Caller(CALLER.base(), Optional.of(forged))
                .send(operation.method().name(), Samples.filled(operation.path()), Optional.of("{}"))
                .expectProblem(401, "unauthenticated");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callable")
    void unknownQueryParametersAreNamed(Operation operation) {
        var answer = CALLER.send(
                operation.method().name(),
                Samples.filled(operation.path()) + "?pagesize=5",
                Optional.of("{}"),
                "If-Match",
                "W/\"1\"");
        answer.expectProblem(400, "invalid-parameter");
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("pagesize");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withBodies")
    void brokenBodiesAreExplained(Operation operation) {
        Subject subject = subjectOf(operation);
        String method = operation.method().name();
        CALLER.send(method, subject.path(), Optional.of("{\"a\": "), "If-Match", subject.etag())
                .expectProblem(400, "malformed-json");
        CALLER.send(method, subject.path(), Optional.of("[]"), "If-Match", subject.etag())
                .expectProblem(400, "malformed-json");
        var unknown =
                CALLER.send(method, subject.path(), Optional.of(surprising(operation)), "If-Match", subject.etag());
        unknown.expectProblem(422, "invalid-request");
        assertThat(unknown.text()).contains("surprise");
        CALLER.send(
                        method,
                        subject.path(),
                        Optional.of("title=x"),
                        "If-Match",
                        subject.etag(),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expectProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withBodies")
    void bodiesOverTheLimitAreRefused(Operation operation) {
        int limit = operation.request().orElseThrow().maxBytes();
        Subject subject = subjectOf(operation);
        String body = "{\"x\": \"" + "x".repeat(limit) + "\"}";
        CALLER.send(operation.method().name(), subject.path(), Optional.of(body), "If-Match", subject.etag())
                .expectProblem(413, "payload-too-large");
    }

    @Test
    void bodiesOverTheGatewaysLimitAreRefusedByTheGateway() {
        CALLER.post("/api/v1/courses", "{\"x\": \"" + "x".repeat(11_000_000) + "\"}")
                .expectProblem(413, "payload-too-large");
    }

    @Test
    void unknownPathsAndMethodsAreProblemsToo() {
        CALLER.get("/api/v1/nothing").expectProblem(404, "not-found");
        var answer = CALLER.delete("/api/v1/courses").expectProblem(405, "method-not-allowed");
        assertThat(answer.header("allow").split(", ")).containsExactlyInAnyOrder("GET", "POST");
    }

    @Test
    void theServedDescriptionIsTheOneCheckedIn() throws IOException {
        assertThat(CALLER.get("/openapi.json").expect(200).text())
                .isEqualTo(Files.readString(Path.of("..", "..", "docs", "openapi.json")));
    }

    @Test
    void thePagesAreServed() {
        for (String page : List.of("/", "/docs", "/redoc", "/problems")) {
            var answer = CALLER.anonymous().get(page).expect(200);
            assertThat(answer.header("content-type")).as(page).startsWith("text/html");
        }
        String problems = CALLER.get("/problems").text();
        assertThat(Api.problems()).allSatisfy(problem -> assertThat(problems).contains(problem.slug()));
    }

    /** The example of an operation's body with a member that it does not have. */
    private static String surprising(Operation operation) {
        String members = operation.request().orElseThrow().example().strip().substring(1);
        return "{\"surprise\": 1" + (members.equals("}") ? "" : ", ") + members;
    }

    /** What an operation with path parameters is tried on. */
    private record Subject(String path, String etag) {}

    private static Subject subjectOf(Operation operation) {
        if (operation.path().contains("{course_id}")) {
            var course = CALLER.post("/api/v1/courses", Samples.COURSE).expect(201);
            String id = course.json().path("course_id").asString();
            return new Subject(operation.path().replace("{course_id}", id), course.header("etag"));
        }
        if (operation.path().contains("{organisation_id}")) {
            String path = operation.path().replace("{organisation_id}", CALLER.organisation());
            String etag = CALLER.get(path.replaceAll("(/api/v1/organisations/[^/]+).*", "$1"))
                    .header("etag");
            return new Subject(path.replace("{user_id}", "usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR"), etag);
        }
        if (operation.path().contains("{key_id}")) {
            String id = CALLER.post(KeyApi.CREATE_API_KEY.path(), Samples.key("viewer"))
                    .expect(201)
                    .json()
                    .at("/key/key_id")
                    .asString();
            return new Subject(operation.path().replace("{key_id}", id), "");
        }
        if (operation.equals(JobApi.APPROVE_OUTLINE)) {
            String id = CALLER.post(CourseApi.GENERATE_COURSE.path(), Samples.generate("outline"))
                    .expect(202)
                    .json()
                    .path("job_id")
                    .asString();
            CALLER.settled(id);
            return new Subject(operation.path().replace("{job_id}", id), "");
        }
        return new Subject(operation.path(), "");
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    /** The members of an answer that its record declares, in the record's order. */
    private static List<String> required(Operation operation, JsonNode answer) {
        return Stream.of(operation.replies().getFirst().type().orElseThrow().getRecordComponents())
                .map(component -> component
                        .getName()
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT))
                .filter(answer::has)
                .toList();
    }
}
