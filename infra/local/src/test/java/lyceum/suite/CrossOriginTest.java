package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lyceum.contract.Api;
import lyceum.contract.CrossOrigin;
import lyceum.contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of other origins (S2-83): the allowed ones may call every operation and read every answer, the others none. */
class CrossOriginTest {
    private static final String PAGE = Host.ALLOWED_ORIGIN;
    private static final String OTHER = "https://elsewhere.example";
    private static final Caller CALLER = Running.organisation();

    /** What browsers show of every answer (the Fetch standard's safelist), and what they or the network keep for themselves. */
    private static final Set<String> SHOWN_OR_NOT_FOR_PAGES = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "connection",
            "content-encoding",
            "content-security-policy",
            "date",
            "referrer-policy",
            "strict-transport-security",
            "vary",
            "via",
            "x-amzn-errortype",
            "x-amzn-requestid",
            "x-amzn-trace-id",
            "x-cache",
            "x-content-type-options",
            "x-frame-options");

    static Stream<Operation> operations() {
        return Api.OPERATIONS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anAllowedPageMayCallAndReadWhateverTheAnswer(Operation operation) {
        for (String path : operation.paths()) {
            Caller.Answer asked =
                    preflight(Samples.filled(path), operation.method().name(), PAGE);
            asked.expect(204);
            assertThat(asked.header("access-control-allow-origin")).isEqualTo(PAGE);
            assertThat(List.of(asked.header("access-control-allow-methods").split(", ")))
                    .contains(operation.method().name());
            assertThat(asked.header("access-control-allow-headers").split(", "))
                    .containsExactlyElementsOf(CrossOrigin.REQUEST_HEADERS);
            assertThat(asked.header("access-control-max-age")).isEqualTo("7200");
        }
        Caller.Answer answer = CALLER.anonymous()
                .send(operation.method().name(), Samples.filled(operation.path()), Optional.empty(), "Origin", PAGE);
        assertReadable(answer);
    }

    @Test
    void anotherPageIsToldNothing() {
        for (String page : List.of(OTHER, "null", PAGE + ".evil.example", PAGE.replace("https:", "http:"))) {
            assertThat(accessControl(preflight("/api/v1/courses", "POST", page).expect(204)))
                    .as(page)
                    .isEmpty();
            assertThat(accessControl(
                            CALLER.get("/api/v1/courses", "Origin", page).expect(200)))
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void answersOfEveryKindCanBeRead() {
        Caller.Answer made = CALLER.post("/api/v1/courses", Samples.COURSE, "Origin", PAGE, "Idempotency-Key", "page-1")
                .expect(201);
        String course = made.header("location");
        String etag = made.header("etag");
        Stream.of(
                        made,
                        CALLER.get(course, "Origin", PAGE).expect(200),
                        CALLER.get(course, "Origin", PAGE, "If-None-Match", etag)
                                .expect(304),
                        CALLER.get("/api/v1/nothing", "Origin", PAGE).expect(404),
                        CALLER.delete("/api/v1/courses", "Origin", PAGE).expect(405),
                        CALLER.post("/api/v1/courses", "{", "Origin", PAGE).expect(400),
                        CALLER.post("/api/v1/courses", "x".repeat(11_000_000), "Origin", PAGE)
                                .expect(413),
                        CALLER.with("lyc_nobody")
                                .get("/api/v1/courses", "Origin", PAGE)
                                .expect(401),
                        CALLER.anonymous().get("/openapi.json", "Origin", PAGE).expect(200))
                .forEach(CrossOriginTest::assertReadable);
    }

    @Test
    void aKeptAnswerIsEachPagesOwn() {
        Caller anyone = CALLER.anonymous();
        anyone.get("/openapi.json", "Origin", PAGE).expect(200);
        Caller.Answer kept = anyone.get("/openapi.json", "Origin", OTHER).expect(200);

        assertThat(kept.header("x-cache")).startsWith("Hit");
        assertThat(accessControl(kept)).isEmpty();
        assertThat(accessControl(anyone.get("/openapi.json").expect(200))).isEmpty();
    }

    private static void assertReadable(Caller.Answer answer) {
        assertThat(answer.headers().allValues("access-control-allow-origin")).containsExactly(PAGE);
        assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
        assertThat(answer.header("vary").toLowerCase(Locale.ROOT)).contains("origin");
        assertThat(answer.header("access-control-expose-headers").split(", "))
                .containsExactlyElementsOf(CrossOrigin.EXPOSED_HEADERS);
        Set<String> unknown = new TreeSet<>(answer.headers().map().keySet());
        unknown.removeIf(name -> name.startsWith("access-control-") || SHOWN_OR_NOT_FOR_PAGES.contains(name));
        CrossOrigin.EXPOSED_HEADERS.forEach(name -> unknown.remove(name.toLowerCase(Locale.ROOT)));
        assertThat(unknown)
                .as("add each to CrossOrigin.EXPOSED_HEADERS, or here if no page needs it")
                .isEmpty();
    }

    private static Caller.Answer preflight(String path, String method, String page) {
        return CALLER.anonymous()
                .send(
                        "OPTIONS",
                        path,
                        Optional.empty(),
                        "Origin",
                        page,
                        "Access-Control-Request-Method",
                        method,
                        "Access-Control-Request-Headers",
                        "content-type,x-api-key");
    }

    private static Set<String> accessControl(Caller.Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.removeIf(name -> !name.startsWith("access-control-"));
        return names;
    }
}
