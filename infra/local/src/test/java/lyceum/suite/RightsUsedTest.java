package lyceum.suite;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.Method;
import lyceum.contract.Operation;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.courses.CourseApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each function may do equals what it does: every operation and every job is run once, and no call lacks a right, and no right goes
 * unused but those that are named here with the reason.
 */
class RightsUsedTest {
    /** Rights that a local run has no call for: a part of the line that names the right, and why it is there. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            entry(" logs:", "Lambda writes a function's log with the function's role; here the host writes it."),
            entry(" xray:", "Lambda sends traces with the function's role; here there is no X-Ray."),
            entry("PagesRole", "CDK's function copies the pages at a deployment; here the host copies them."),
            entry("CourseRole sqs:ReceiveMessage", "Lambda's poller has the function's role; here it has the host's."),
            entry("CourseRole sqs:DeleteMessage", "The poller's."),
            entry("CourseRole sqs:ChangeMessageVisibility", "The poller's."),
            entry("CourseRole sqs:GetQueueAttributes", "The poller's."),
            entry("CourseRole sqs:GetQueueUrl", "The poller's."));

    /** Rights for what goes wrong, or takes a day, which the module's own tests bring about; here it happens or not. */
    private static final Map<String, String> AFTER_FAILURES = Map.ofEntries(
            entry("AuthorizeRole kms:GetPublicKey TokenKeysB", "A token of the next key, once it signs."),
            entry("CoursesApiRole s3:DeleteObject /requests/", "A request whose job could not be begun."),
            entry("CreateOrganisationRole apigateway:DELETE /apikeys/", "A key whose organisation could not be kept."),
            entry("ExportCourseRole s3:DeleteObject /exports/", "A file whose job has ended meanwhile."),
            entry("ExportCourseRole s3:ListBucket ", "A body that is gone: 404 instead of 403."),
            entry("GenerateCourseRole s3:DeleteObject /courses/", "A body whose course was not kept."),
            entry("GenerateCourseRole s3:PutObject /courses/", "A generated course that no item holds."),
            entry("GenerateCourseRole sqs:SendMessage ", "A job that outlives one invocation."),
            entry("MetricsApiRole s3:ListBucket ", "A report that was never made: 404 instead of 403."),
            entry("RollUpRole dynamodb:DeleteItem ", "Minutes whose requests came late."),
            entry("RollUpRole s3:PutObject /reports/", "The report of a whole day, which this host has not been up."),
            entry("SweepJobsRole dynamodb:GetItem ", "A job whose message was lost."),
            entry("SweepJobsRole dynamodb:PutItem ", "A job that has expired."),
            entry("SweepJobsRole dynamodb:Query Courses", "What such a job had finished."),
            entry("SweepJobsRole s3:DeleteObject /courses/", "A body whose course was not kept."),
            entry("SweepJobsRole s3:GetObject /requests/", "What such a job was asked for."),
            entry("SweepJobsRole s3:ListBucket ", "A request that is gone: 404 instead of 403."),
            entry("SweepJobsRole s3:PutObject /courses/", "A course of such a job that no item holds."),
            entry("SweepJobsRole sqs:SendMessage ", "A job's message, once more."));

    @Test
    void everyRightIsUsedAndEveryCallAllowed(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("rights");
        try (Host host = Host.start(data)) {
            Caller owner = host.organisation();
            generateAndExport(owner);
            callEverything(owner);
            for (Tier tier : Tier.values()) {
                host.organisation(tier);
            }
            host.stop();
        }
        List<String> rights = Files.readAllLines(data.resolve("rights.txt"));

        assertThat(printed(data)).as("calls that lacked a right").noneMatch(line -> line.startsWith("DENIED"));
        assertThat(unused(rights)).as("rights that nothing uses").isEmpty();
        assertThat(Stream.concat(ELSEWHERE.keySet().stream(), AFTER_FAILURES.keySet().stream()))
                .as("reasons for rights that nobody has")
                .allSatisfy(reason -> assertThat(rights).anyMatch(line -> speaksOf(reason, line)));
    }

    private static Set<String> unused(List<String> rights) {
        return rights.stream()
                .filter(line -> line.startsWith("unused "))
                .filter(line -> Stream.concat(ELSEWHERE.keySet().stream(), AFTER_FAILURES.keySet().stream())
                        .noneMatch(reason -> speaksOf(reason, line)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All words of the reason stand in the line. */
    private static boolean speaksOf(String reason, String line) {
        return Arrays.stream(reason.strip().split(" ", -1)).allMatch(line::contains);
    }

    private static List<String> printed(Path data) throws IOException {
        return Files.readAllLines(Path.of("target", "host-" + data.getFileName() + ".log"));
    }

    /** The main job: from texts and uploads, with and without approval, cancelled and repeated, to files that are read. */
    private static void generateAndExport(Caller owner) {
        String course = owner.generatedCourse();
        String waiting = job(owner, Samples.generate("outline"));
        owner.settled(waiting);
        owner.post("/api/v1/jobs/" + waiting + "/approve", "{}").expect(202);
        owner.settled(waiting);
        String cancelled = job(owner, Samples.generate("outline"));
        owner.settled(cancelled);
        owner.post("/api/v1/jobs/" + cancelled + "/cancel", "").expect(202);
        owner.settled(job(owner, Samples.generate("none", Map.of("title", "Notes", "upload_id", uploaded(owner)))));
        JsonNode export = owner.settled(owner.post(Things.course(course) + "/exports", "{\"format\": \"json\"}")
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        String file = Caller.download(export.at("/result/href").asString()).text();
        owner.get("/api/v1/courses?ids=" + course).expect(200);
        published(owner, course);
        String large = large(file);
        String kept = "";
        for (int i = 0; i < 2; i++) {
            kept = owner.post("/api/v1/courses", large, "Idempotency-Key", "again")
                    .expect(201)
                    .json()
                    .path("course_id")
                    .asString();
        }
        owner.settled(owner.post(Things.course(kept) + "/exports", "{\"format\": \"markdown\"}")
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        Caller.Answer read = owner.get(Things.course(kept)).expect(200);
        owner.delete(Things.course(kept), "If-Match", read.header("etag")).expect(204);
    }

    private static void published(Caller owner, String course) {
        String etag = owner.get(Things.course(course)).expect(200).header("etag");
        owner.post(Things.course(course) + "/publish", "", "If-Match", etag).expect(200);
    }

    /** The course with more text than fits into an item of its table, however well it is packed. */
    private static String large(String course) {
        var random = new Random(1);
        var tree = (ObjectNode) Caller.JSON.readTree(course);
        ObjectNode entry = (ObjectNode) tree.path("glossary").path(0);
        ArrayNode glossary = tree.putArray("glossary");
        for (int i = 0; i < 4; i++) {
            byte[] bytes = new byte[110_000];
            random.nextBytes(bytes);
            glossary.add(entry.deepCopy()
                    .put("term", "Term " + i)
                    .put("definition", Base64.getEncoder().encodeToString(bytes)));
        }
        return Caller.JSON.writeValueAsString(tree);
    }

    private static String job(Caller owner, String body) {
        return owner.post(CourseApi.GENERATE_COURSE.path(), body)
                .expect(202)
                .json()
                .path("job_id")
                .asString();
    }

    private static String uploaded(Caller owner) {
        byte[] bytes = Samples.document().getBytes(StandardCharsets.UTF_8);
        JsonNode upload = owner.post(
                        CourseApi.CREATE_UPLOAD.path(),
                        "{\"name\": \"notes.txt\", \"media_type\": \"text/plain\", \"bytes\": " + bytes.length + "}")
                .expect(201)
                .json();
        Caller.put(URI.create(upload.path("href").asString()), bytes, upload.path("headers"))
                .expect(200);
        return upload.path("upload_id").asString();
    }

    /** Each operation on things of its caller, first those that read, last those that delete; and a person who comes back. */
    private static void callEverything(Caller owner) {
        Caller anyone = owner.anonymous();
        var denials = new Denials(anyone);
        Things keys = Things.of(owner);
        Person person = Person.signedIn(anyone);
        Things persons = Things.of(anyone, person);
        for (Operation operation : inOrder()) {
            switch (operation.access()) {
                case Access.Open _ ->
                    assertThat(denials.ask(operation, keys, "").status()).isLessThan(500);
                case Access.Roles _ -> {
                    called(
                            operation,
                            denials.ask(operation, keys, "ApiKey " + owner.key().orElseThrow()));
                    called(operation, denials.ask(operation, persons, person.bearer()));
                }
                case Access.Person _ -> {
                    // One that ends the session, or more, leaves the others theirs.
                    Person once = Person.signedIn(anyone);
                    called(operation, denials.ask(operation, persons.owned(once), once.bearer()));
                }
            }
        }
        anyone.post(AuthApi.REFRESH_SESSION.path(), "{\"refresh_token\": \"" + person.refreshToken() + "\"}")
                .expect(200);
        anyone.get("/api/health").expect(200);
        String tier = "/api/v1/organisations/" + owner.organisation() + "/tier";
        owner.patch(tier, "{\"tier\": \"standard\"}").expect(200);
        owner.patch(tier, "{\"tier\": \"operator\"}").expect(200);
    }

    private static List<Operation> inOrder() {
        return Api.OPERATIONS.stream()
                .sorted(Comparator.comparingInt(
                        operation -> operation.method().safe() ? 0 : operation.method() == Method.DELETE ? 2 : 1))
                .toList();
    }

    private static void called(Operation operation, Caller.Answer answer) {
        assertThat(answer.status())
                .as(() -> operation.id() + ": " + answer.text())
                .isNotEqualTo(401)
                .isLessThan(500);
    }
}
