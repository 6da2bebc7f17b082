package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the functions of the running host write to their logs, whichever tests have called them until now. */
class LogLinesTest {
    private static final String SECRET = "hunter2-7c1e0f";
    private static final Caller CALLER = Running.organisation();

    /** What each metric's dimension may be. */
    private static final Map<String, Set<String>> DIMENSIONS = Map.of(
            "function",
            Functions.ALL.stream().map(FunctionDeclaration::id).collect(Collectors.toSet()),
            "cache",
            Set.copyOf(Caches.ALL),
            "provider",
            Set.of("offline"));

    private static final Map<String, Measure> MEASURES =
            Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::metric, measure -> measure));

    @Test
    void everyMetricIsDeclaredAndHasOneDimensionOfAFewKnownValues() {
        CALLER.generatedCourse();
        var course = CALLER.post("/api/v1/courses", Samples.COURSE).expect(201);
        CALLER.get(course.header("location"), "If-None-Match", course.header("etag"))
                .expect(304);

        List<JsonNode> lines = lines("provider_calls", "cache_hits", "\"operation\":\"getCourse\"");

        assertThat(lines).allSatisfy(line -> line.at("/_aws/CloudWatchMetrics").forEach(directive -> {
            assertThat(directive.path("Namespace").asString()).isEqualTo("Lyceum");
            assertThat(directive.path("Dimensions")).hasSize(1);
            assertThat(directive.at("/Dimensions/0")).hasSize(1);
            String dimension = directive.at("/Dimensions/0/0").asString();
            assertThat(DIMENSIONS.get(dimension)).contains(line.path(dimension).asString());
            directive.path("Metrics").forEach(metric -> {
                Measure measure = MEASURES.get(metric.path("Name").asString());
                assertThat(measure).as(metric.toString()).isNotNull();
                assertThat(measure.by().dimension()).isEqualTo(dimension);
                assertThat(measure.unit().word()).isEqualTo(metric.path("Unit").asString());
                assertThat(line.path(measure.metric()).isNumber()).isTrue();
            });
        }));
    }

    @Test
    void nothingThatACallerSendsIsWritten() {
        String course = Samples.COURSE.replace("\"title\":", "\"subtitle" + SECRET + "\": 1, \"title\":");
        CALLER.post("/api/v1/courses?colour=" + SECRET, course, "Idempotency-Key", SECRET, "X-Extra", SECRET);
        CALLER.post("/api/v1/courses", "{\"title\": \"" + SECRET + "\"}", "Cookie", SECRET);
        CALLER.with(SECRET).get("/api/v1/courses");
        CALLER.get("/api/v1/courses", "X-Request-ID", SECRET, "tracestate", "a=" + SECRET);

        List<JsonNode> lines = lines("\"operation\":\"createCourse\"", "\"operation\":\"listCourses\"");

        assertThat(lines).noneMatch(line -> line.toString().contains(SECRET));
    }

    /** The functions' lines of JSON, once each of these texts is in one. */
    private static List<JsonNode> lines(String... texts) {
        for (int i = 0; i < 100; i++) {
            List<String> lines = read();
            if (Stream.of(texts).allMatch(text -> lines.stream().anyMatch(line -> line.contains(text)))) {
                return lines.stream()
                        .filter(line -> line.startsWith("{") && line.endsWith("}"))
                        .<JsonNode>map(Caller.JSON::readTree)
                        .toList();
            }
            CALLER.get("/api/v1/courses?limit=1").expect(200);
        }
        throw new AssertionError("the functions' logs do not tell of " + List.of(texts));
    }

    private static List<String> read() {
        try (Stream<Path> files = Files.walk(Running.host().data().resolve("logs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("lyceum_access"))
                    .flatMap(file -> text(file).lines())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
