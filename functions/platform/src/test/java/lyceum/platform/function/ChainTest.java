package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.contract.Measure;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import lyceum.platform.telemetry.PlainTelemetry;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.Golden;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chain answers, byte for byte: each success and each problem that it makes itself. */
class ChainTest {
    private static final String BALL = "{\"name\": \"ball\", \"size\": 3, \"more\": []}";

    private final Things things = new Things();

    static Stream<Arguments> recorded() {
        return Stream.of(
                Arguments.of("read", get()),
                Arguments.of("not-found", get("t9")),
                Arguments.of("not-modified", get().header("If-None-Match", "\"2\", W/\"3\"")),
                Arguments.of("modified", get().header("If-None-Match", "W/\"2\"")),
                Arguments.of("fields", get().query("fields", "thing_id,version")),
                Arguments.of("fields-unknown", get().query("fields", "thing_id,colour")),
                Arguments.of("fields-of-entries", GatewayEvent.to(Things.LIST).query("fields", "name,note")),
                Arguments.of("open-to-nobody", GatewayEvent.to(Things.LIST).query("limit", "500")),
                Arguments.of("limit-of-zero", GatewayEvent.to(Things.LIST).query("limit", "0")),
                Arguments.of("limit-in-words", GatewayEvent.to(Things.LIST).query("limit", "ten")),
                Arguments.of("parameter-unknown", get().query("color", "red")),
                Arguments.of("parameter-twice", get().query("fields", "name").query("fields", "version")),
                Arguments.of("unauthenticated", GatewayEvent.to(Things.GET).path("thing_id", "t1")),
                Arguments.of(
                        "forbidden",
                        GatewayEvent.to(Things.GET).by(Role.PUPIL, Role.VIEWER).path("thing_id", "t1")),
                Arguments.of(
                        "forbidden-by-scope",
                        GatewayEvent.to(Things.GET).by(confined()).path("thing_id", "t1")),
                Arguments.of("forbidden-to-keys", GatewayEvent.to(Things.MINE).by(Role.OWNER)),
                Arguments.of("a-person", GatewayEvent.to(Things.MINE).by(person())),
                Arguments.of("failure", get("broken")),
                Arguments.of(
                        "traced",
                        get().header("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
                Arguments.of("created", create(BALL)),
                Arguments.of("created-base64", post().base64(BALL)),
                Arguments.of("declared-problem", create("{\"name\": \"taken\", \"size\": 3, \"more\": []}")),
                Arguments.of("json-cut-short", create("{\"name\": \"ball\",\n  \"size\": ")),
                Arguments.of("json-broken", create("{name: 'ball'}")),
                Arguments.of("json-twice", create("{\"size\": 1, \"size\": 2}")),
                Arguments.of("json-trailing", create(BALL + " {}")),
                Arguments.of("json-list", create("[]")),
                Arguments.of("json-null", create("null")),
                Arguments.of("json-empty", create("")),
                Arguments.of(
                        "member-unknown", create("{\"name\": \"ball\", \"size\": 3, \"more\": [], \"colour\": 1}")),
                Arguments.of("member-mistyped", create("{\"name\": \"ball\", \"size\": \"3\", \"more\": []}")),
                Arguments.of("member-fractional", create("{\"name\": \"ball\", \"size\": 3.5, \"more\": []}")),
                Arguments.of("member-overflowing", create("{\"name\": \"ball\", \"size\": 99999999999, \"more\": []}")),
                Arguments.of("json-nested-deeply", create("{\"more\": " + "[".repeat(600))),
                Arguments.of(
                        "member-mistyped-within",
                        create("{\"name\": \"ball\", \"size\": 3, \"more\": [{\"name\": \"a\", \"colours\": [1]}]}")),
                Arguments.of(
                        "member-missing-within",
                        create("{\"name\": \"ball\", \"size\": 3, \"more\": [{\"name\": \"a\"}]}")),
                Arguments.of("values-refused", create("{\"name\": \"\", \"size\": 12, \"more\": []}")),
                Arguments.of("too-large", create(BALL + " ".repeat(1_000))),
                Arguments.of("media-type", create(BALL).header("Content-Type", "text/plain")),
                Arguments.of("idempotency-key-invalid", create(BALL).header("Idempotency-Key", "two words")),
                Arguments.of("changed", change().header("If-Match", "W/\"3\"")),
                Arguments.of("precondition-failed", change().header("If-Match", "W/\"2\"")),
                Arguments.of("precondition-foreign", change().header("If-Match", "\"abc\"")),
                Arguments.of("precondition-required", change()),
                Arguments.of("precondition-broken", change().header("If-Match", "3")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void recorded(String name, GatewayEvent event) {
        Golden.assertRecorded("chain/" + name, event.bytes(), answer(event));
    }

    @Test
    void bothDoorsAnswerTheSame() {
        var typed = things.door.typed(get().typed(), TestLambda.CONTEXT);
        var bytes = Json.tree(answer(get()));

        assertThat(bytes.path("statusCode").asInt()).isEqualTo(typed.getStatusCode());
        assertThat(bytes.path("body").asString()).isEqualTo(typed.getBody());
        assertThat(bytes.path("headers").propertyNames())
                .containsExactlyInAnyOrderElementsOf(typed.getHeaders().keySet());
    }

    @Test
    void aRepeatedRequestGetsItsFirstAnswer() {
        var first = things.door.typed(keyed(BALL).typed(), TestLambda.CONTEXT);
        var second = things.door.typed(keyed(BALL).typed(), TestLambda.CONTEXT);

        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getStatusCode()).isEqualTo(201);
        assertThat(second.getHeaders())
                .containsEntry("Location", "/things/t3")
                .containsEntry("ETag", "W/\"1\"")
                .containsEntry("Idempotent-Replayed", "true");
        assertThat(things.created).containsExactly("ball");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        answer(keyed(BALL));

        Golden.assertRecorded("chain/idempotency-mismatch", keyed(BALL + " ").bytes(), answer(keyed(BALL + " ")));
        assertThat(things.created).containsExactly("ball");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThat(status(keyed("{\"name\": \"\", \"size\": 3, \"more\": []}"))).isEqualTo(422);
        assertThat(status(keyed(BALL))).isEqualTo(201);
    }

    @Test
    void keysOfOtherOrganisationsAreOtherKeys() {
        answer(keyed(BALL));
        assertThat(status(keyed(BALL).by("org_2", Role.TEACHER))).isEqualTo(201);
        assertThat(things.created).hasSize(2);
    }

    @Test
    void anUndeclaredProblemFailsTheBuild() {
        assertThatThrownBy(() -> answer(get("undeclared")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("getThing answered 409 declared-elsewhere, which its declaration does not list");
    }

    @Test
    void anUndeclaredProblemIsAFailureInProduction() {
        var production = things.door(new PlainTelemetry(Things.NOON, _ -> {}));

        assertThat(production
                        .typed(get("undeclared").typed(), TestLambda.CONTEXT)
                        .getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void eachRequestLeavesOneCanonicalEventAndItsMetrics() {
        answer(get("t9"));
        answer(get());

        assertThat(things.telemetry.events()).hasSize(2).allSatisfy(said -> {
            assertThat(said.message()).isEqualTo("request");
            assertThat(said.members())
                    .containsEntry("operation", "getThing")
                    .containsEntry("organisation", "org_1")
                    .containsEntry("request_id", "req-00000000-0000-4000-8000-000000000001")
                    .containsEntry("version", "1.2.3");
        });
        assertThat(things.telemetry.events())
                .extracting(
                        said -> said.members().get("status"),
                        said -> said.members().get("problem"),
                        said -> said.members().get("cold"))
                .containsExactly(tuple(404, "not-found", true), tuple(200, null, false));
        assertThat(things.telemetry.metrics())
                .filteredOn(measured -> measured.metric().measure() == Measure.COLD_STARTS)
                .extracting(measured -> measured.metric().value(), measured -> measured.dimensions())
                .containsExactly(
                        tuple(1.0, Map.of("function", "courses-api")), tuple(0.0, Map.of("function", "courses-api")));
        assertThat(things.telemetry.spans()).containsExactly("getThing", "getThing");
    }

    @Test
    void whatCallersHoldAlreadyIsACacheHit() {
        answer(get().header("If-None-Match", "W/\"3\""));
        answer(get().header("If-None-Match", "W/\"2\""));
        answer(get());
        answer(get("t9").header("If-None-Match", "W/\"3\""));

        assertThat(things.telemetry.events())
                .extracting(said -> said.members().get("cache"))
                .containsExactly("HIT", "MISS", "MISS", "NONE");
        assertThat(things.telemetry.sum(Measure.CACHE_HITS)).isEqualTo(1);
        assertThat(things.telemetry.sum(Measure.CACHE_MISSES)).isEqualTo(1);
    }

    @Test
    void waitingThatTheCallerAskedForIsNoAnswerTime() {
        answer(get());
        answer(get().header("Prefer", "wait=5"));

        assertThat(things.telemetry.metrics())
                .filteredOn(measured -> measured.metric().measure() == Measure.ANSWER_TIME
                        || measured.metric().measure() == Measure.LATE)
                .hasSize(2);
    }

    @Test
    void theAuthorizersTimeIsToldWhereItWasAsked() {
        var event = get().typed();
        event.getRequestContext().getAuthorizer().put("integrationLatency", 23);

        var answer = things.door.typed(event, TestLambda.CONTEXT);

        assertThat(answer.getHeaders().get("Server-Timing")).startsWith("auth;dur=23, cache;desc=MISS, total;dur=");
        assertThat(things.telemetry.events().getFirst().members()).containsEntry("auth_ms", 23L);
    }

    @Test
    void aFailureIsToldByItsPlaceWithoutItsMessage() {
        answer(get("broken"));

        var failure = things.telemetry.events().getFirst();
        assertThat(failure.message()).isEqualTo("failure");
        assertThat(failure.members().get("failure_class")).isEqualTo("java.lang.IllegalStateException");
        assertThat(String.valueOf(failure.members().get("at"))).contains("Things.get");
        assertThat(things.telemetry.events().toString()).doesNotContain("hunter2");
    }

    @Test
    void aRouteThatNoOperationHasIsTheGatewaysMistake() {
        var event = get().typed().withResource("/other");
        assertThatThrownBy(() -> things.door.typed(event, TestLambda.CONTEXT))
                .hasMessage("No operation of this function answers GET /other");
    }

    private static Caller confined() {
        return Caller.key("org_1", "key_1", Set.of(Role.TEACHER), Set.of(Scope.JOBS_READ), Tier.STANDARD);
    }

    private static Caller person() {
        return Caller.person("", "usr_1", "ses_1", Set.of(), Tier.FREE);
    }

    private static GatewayEvent get() {
        return get("t1");
    }

    private static GatewayEvent get(String id) {
        return GatewayEvent.to(Things.GET).by(Role.TEACHER).path("thing_id", id);
    }

    private static GatewayEvent post() {
        return GatewayEvent.to(Things.CREATE).by(Role.TEACHER);
    }

    private static GatewayEvent create(String body) {
        return post().json(body);
    }

    private static GatewayEvent keyed(String body) {
        return create(body).header("Idempotency-Key", "k-1");
    }

    private static GatewayEvent change() {
        return GatewayEvent.to(Things.CHANGE)
                .by(Role.OWNER)
                .path("thing_id", "t1")
                .json(BALL);
    }

    private int status(GatewayEvent event) {
        return Json.tree(answer(event)).path("statusCode").asInt();
    }

    private byte[] answer(GatewayEvent event) {
        var out = new ByteArrayOutputStream();
        things.door.bytes(new ByteArrayInputStream(event.bytes()), out, TestLambda.CONTEXT);
        return out.toByteArray();
    }
}
