package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/**
 * Marked texts are sent in every place that takes one, in requests that succeed and in requests that fail; then everything that the
 * system leaves behind is searched for them, in every spelling. Keys, passwords, tokens and what was never to be kept are nowhere. What
 * people write (a course, a source, their name and address) is kept, where it belongs: in tables, buckets and the course's own files,
 * and in no log, no metric, no audit event and no problem.
 */
class CanaryTest {
    /** What may stand in no answer but the one that shows it, and in nothing that stays. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** What is kept as content, and told only to those whose content it is. */
    private final Map<String, String> contents = new LinkedHashMap<>();

    private final List<Caller.Answer> problems = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private final List<String> exported = new ArrayList<>();

    @Test
    void nothingMarkedIsFoundWhereItDoesNotBelong(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("canary");
        Map<String, byte[]> items;
        try (Host host = Host.start(data)) {
            Caller owner = host.organisation();
            key("the key of the command", owner.key().orElseThrow());
            people(owner);
            keysAndInvitations(owner);
            courses(owner);
            mistakes(owner);
            items = items(host);
            host.stop();
        }

        var secret = new Spellings(secrets);
        var content = new Spellings(contents);
        Map<String, byte[]> files = files(data);
        assertThat(files.keySet()).as("what was searched").anyMatch(name -> name.startsWith("logs/"));
        assertThat(found(secret, items)).as("secrets in items of tables").isEmpty();
        assertThat(found(secret, files))
                .as("secrets in logs, buckets and other files")
                .isEmpty();
        assertThat(found(content, only(files, name -> !name.startsWith("buckets/") && !name.startsWith("tables/"))))
                .as("contents in logs and other files")
                .isEmpty();
        assertThat(problems.stream().flatMap(answer -> said(answer, secret, content)))
                .as("anything in problems")
                .isEmpty();
        assertThat(audited.stream().flatMap(text -> both(text, secret, content)))
                .as("anything in the audit log")
                .isEmpty();
        assertThat(exported.stream().flatMap(text -> secret.in(bytes(text)).stream()))
                .as("secrets in a course's files")
                .isEmpty();
        assertThat(found(content, items).values().toString()
                        + found(content, files).values())
                .as("the search finds what is kept")
                .contains("a name", "an address", "a title", "a source");
    }

    private void people(Caller owner) {
        Caller anyone = owner.anonymous();
        String password = secret("a password");
        String address = content("an address") + "@example.org";
        String body = "{\"email\": \"" + address + "\", \"password\": \"" + password + "\", \"name\": \""
                + content("a name") + "\"}";
        anyone.post("/api/v1/auth/register", body, "Idempotency-Key", secret("an Idempotency-Key of a person"))
                .expect(201);
        problems.add(anyone.post("/api/v1/auth/register", body).expect(409));
        problems.add(anyone.post(
                        "/api/v1/auth/login",
                        "{\"email\": \"" + address + "\", \"password\": \"" + secret("a wrong password") + "\"}")
                .expect(401));
        JsonNode tokens = anyone.post(
                        "/api/v1/auth/login", "{\"email\": \"" + address + "\", \"password\": \"" + password + "\"}")
                .expect(200)
                .json();
        String bearer =
                "Bearer " + token("an access token", tokens.path("access_token").asString());
        anyone.get("/api/v1/users/me", "Authorization", bearer).expect(200);
        JsonNode next = anyone.post(
                        "/api/v1/auth/refresh",
                        "{\"refresh_token\": \""
                                + token(
                                        "a refresh token",
                                        tokens.path("refresh_token").asString()) + "\"}")
                .expect(200)
                .json();
        token("the next access token", next.path("access_token").asString());
        token("the next refresh token", next.path("refresh_token").asString());
        problems.add(
                anyone.post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + secret("a forged refresh token") + "\"}")
                        .expect(401));
        audited.add(exportedLog(anyone, bearer));
    }

    private void keysAndInvitations(Caller owner) {
        JsonNode made = owner.post(
                        "/api/v1/api-keys",
                        Samples.key("teacher"),
                        "Idempotency-Key",
                        secret("an Idempotency-Key of a key"))
                .expect(201)
                .json();
        key("a key", made.path("api_key").asString());
        owner.with(made.path("api_key").asString()).get("/api/v1/courses").expect(200);
        key(
                "a rotated key",
                owner.post(
                                "/api/v1/api-keys/" + made.at("/key/key_id").asString() + "/rotate",
                                "{\"overlap_hours\": 1}")
                        .expect(200)
                        .json()
                        .path("api_key")
                        .asString());
        token(
                "an invitation",
                owner.post(
                                "/api/v1/organisations/" + owner.organisation() + "/invitations",
                                "{\"roles\": [\"viewer\"]}",
                                "Idempotency-Key",
                                secret("an Idempotency-Key of an invitation"))
                        .expect(201)
                        .json()
                        .path("token")
                        .asString());
        audited.add(exportedLog(owner.anonymous(), "ApiKey " + owner.key().orElseThrow()));
    }

    private void courses(Caller owner) {
        String title = content("a title");
        owner.post(
                        "/api/v1/courses",
                        Samples.COURSE.replace("Functions", title),
                        "Idempotency-Key",
                        secret("an Idempotency-Key of a course"),
                        "X-Own",
                        secret("a header"),
                        "Cookie",
                        "session=" + secret("a cookie"))
                .expect(201);
        String text =
                Samples.document() + "\n\nA mark is a word. " + content("a source") + " is a mark that stands here.";
        JsonNode job = owner.settled(owner.post(
                        "/api/v1/courses/generate",
                        Samples.generate("none", Map.of("title", content("a source's title"), "text", text)))
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        String course = job.at("/result/course_id").asString();
        JsonNode export = owner.settled(owner.post(Things.course(course) + "/exports", "{\"format\": \"json\"}")
                .expect(202)
                .json()
                .path("job_id")
                .asString());
        exported.add(Caller.download(export.at("/result/href").asString()).text());
        exported.add(owner.get(Things.course(course)).expect(200).text());
    }

    private void mistakes(Caller owner) {
        problems.add(owner.get("/api/v1/courses?pagesize=" + secret("a query parameter"))
                .expect(400));
        problems.add(owner.get("/api/v1/courses?cursor=" + secret("a cursor")).expect(400));
        problems.add(owner.post("/api/v1/courses", "{\"title\": \"" + secret("a broken body"))
                .expect(400));
        problems.add(owner.post("/api/v1/courses", "{\"title\": 5, \"goals\": \"" + secret("a wrong body") + "\"}")
                .expect(422));
        problems.add(owner.post(
                        "/api/v1/auth/register",
                        "{\"email\": \"a@b.c\", \"password\": \"" + "x".repeat(300) + secret("a password too long")
                                + "\"}")
                .expect(422));
        problems.add(owner.with("lyc_" + secret("a forged key"))
                .get("/api/v1/courses")
                .expect(401));
        problems.add(owner.get("/api/v1/courses", "Authorization", "Bearer " + secret("a forged token"))
                .expect(401));
        problems.add(owner.get("/api/v1/courses", "Authorization", "Basic " + secret("a scheme"))
                .expect(401));
    }

    private static String exportedLog(Caller anyone, String authorization) {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        return anyone.get(
                        "/api/v1/audit-logs/export?from=" + today + "&to=" + today.plus(1, ChronoUnit.DAYS),
                        "Authorization",
                        authorization)
                .expect(200)
                .text();
    }

    private String secret(String name) {
        return mark(name, secrets);
    }

    private String content(String name) {
        return mark(name, contents);
    }

    private static String mark(String name, Map<String, String> among) {
        String mark = "mark" + UUID.randomUUID().toString().replace("-", "");
        among.put(name, mark);
        return mark;
    }

    private void key(String name, String key) {
        token(name, key);
    }

    /** The part of a token or key that nobody can guess: its end, as long as a mark. */
    private String token(String name, String token) {
        secrets.put(name, token.substring(token.length() - 36));
        return token;
    }

    /** Every item of every table, each of its values as the bytes it is. */
    private static Map<String, byte[]> items(Host host) {
        Properties operator = host.operator();
        Map<String, byte[]> items = new TreeMap<>();
        try (var dynamo = DynamoDbClient.builder()
                .endpointOverride(URI.create(operator.getProperty("AWS_ENDPOINT_URL_DYNAMODB")))
                .region(Region.of(operator.getProperty("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        operator.getProperty("AWS_ACCESS_KEY_ID"), operator.getProperty("AWS_SECRET_ACCESS_KEY"))))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            for (String table : dynamo.listTables().tableNames()) {
                dynamo.scanPaginator(scan -> scan.tableName(table))
                        .items()
                        .forEach(item -> item.forEach(
                                (name, value) -> items.put(table + " " + items.size() + " " + name, bytes(value))));
            }
        }
        assertThat(items).isNotEmpty();
        return items;
    }

    private static byte[] bytes(AttributeValue value) {
        return value.b() != null ? value.b().asByteArray() : bytes(value.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All that the host has written, and what it has printed. Its tables were read while it ran: on disk they are packed. */
    private static Map<String, byte[]> files(Path data) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(data.relativize(file).toString(), read(file)));
        }
        Path printed = Path.of("target", "host-" + data.getFileName() + ".log");
        files.put("printed", read(printed));
        return files;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> only(Map<String, byte[]> files, Predicate<String> names) {
        Map<String, byte[]> some = new TreeMap<>(files);
        some.keySet().removeIf(names.negate());
        return some;
    }

    /** By place, what was found there. */
    private static Map<String, List<String>> found(Spellings spellings, Map<String, byte[]> places) {
        Map<String, List<String>> found = new TreeMap<>();
        places.forEach((place, bytes) -> Optional.of(spellings.in(bytes))
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> found.put(place, names)));
        return found;
    }

    private static Stream<String> said(Caller.Answer answer, Spellings secret, Spellings content) {
        return both(answer.headers().map() + answer.text(), secret, content);
    }

    private static Stream<String> both(String text, Spellings secret, Spellings content) {
        return Stream.concat(secret.in(bytes(text)).stream(), content.in(bytes(text)).stream());
    }
}
