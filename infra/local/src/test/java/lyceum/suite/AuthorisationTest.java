package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Parameter.In;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract against everyone who may not call it, through edge, gateway and authorizer. */
class AuthorisationTest {
    private static final Caller OWNER = Running.organisation();
    private static final Caller STRANGER = Running.organisation();

    /** Things of another organisation, by the path parameters that name them. */
    private static Map<String, String> foreign = Map.of();

    @BeforeAll
    static void anotherOrganisationHasThings() {
        String course = OWNER.post("/api/v1/courses", Samples.COURSE)
                .expect(201)
                .json()
                .path("course_id")
                .asString();
        String job = OWNER.post("/api/v1/courses/" + course + "/exports", "{\"format\": \"json\"}")
                .expect(202)
                .json()
                .path("job_id")
                .asString();
        foreign = Map.of("course_id", course, "job_id", job);
    }

    static Stream<Operation> guarded() {
        return Api.OPERATIONS.stream().filter(operation -> !(operation.access() instanceof Access.Open));
    }

    static Stream<Operation> onThings() {
        return guarded()
                .filter(operation -> operation.access() instanceof Access.Roles
                        && operation.parameters().stream()
                                .anyMatch(parameter -> parameter.in() == In.PATH
                                        && List.of("course_id", "job_id").contains(parameter.name())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void whatProvesNothingOpensNothing(Operation operation) {
        String key = OWNER.key().orElseThrow();
        for (String authorization : List.of(
                key,
                "Basic " + Base64.getEncoder().encodeToString(("x:" + key).getBytes(StandardCharsets.UTF_8)),
                "Bearer " + key,
                "Bearer " + unsigned(),
                "Bearer x.y.z",
                "ApiKey " + key.substring(0, key.length() - 1),
                "ApiKey " + key + " " + key,
                "ApiKey lyc_")) {
            OWNER.send(
                            operation.method().name(),
                            filled(operation, Map.of()),
                            Optional.of("{}"),
                            "Authorization",
                            authorization)
                    .expectProblem(401, "unauthenticated");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onThings")
    void anotherOrganisationsThingsAreAsIfTheyWereNot(Operation operation) {
        String body = operation.request().map(request -> request.example()).orElse("{}");
        Caller.Answer foreignThing = send(STRANGER, operation, filled(operation, foreign), body);
        Caller.Answer nothing = send(STRANGER, operation, filled(operation, Map.of()), body);

        foreignThing.expectProblem(404, "not-found");
        assertThat(told(foreignThing)).isEqualTo(told(nothing));
    }

    @Test
    void idsInAQueryLeadToNothingOfOthers() {
        String course = foreign.getOrDefault("course_id", "");
        var batch = STRANGER.get("/api/v1/courses?ids=" + course).expect(200).json();
        assertThat(batch.path("courses")).isEmpty();
        assertThat(OWNER.get("/api/v1/courses?ids=" + course).expect(200).json().path("courses"))
                .hasSize(1);
    }

    @Test
    void bothKindsOfHeaderCarryAKeyAndAuthorizationGoesFirst() {
        String key = OWNER.key().orElseThrow();
        OWNER.anonymous()
                .get("/api/v1/courses?limit=1", "Authorization", "ApiKey " + key)
                .expect(200);
        STRANGER.get("/api/v1/courses/" + foreign.get("course_id"), "Authorization", "ApiKey " + key)
                .expect(200);
    }

    private static Caller.Answer send(Caller caller, Operation operation, String path, String body) {
        return caller.send(
                operation.method().name(),
                path,
                operation.request().isPresent() ? Optional.of(body) : Optional.empty(),
                "If-Match",
                "W/\"1\"");
    }

    /** All that an answer says, but for what names the request. */
    private static String told(Caller.Answer answer) {
        var json = answer.json();
        return answer.status() + " " + json.path("code").asString() + " "
                + json.path("detail").asString() + " " + json.path("errors");
    }

    private static String unsigned() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims =
                encoder.encodeToString("{\"sub\":\"usr_1\",\"exp\":9999999999}".getBytes(StandardCharsets.UTF_8));
        return header + "." + claims + ".";
    }

    private static String filled(Operation operation, Map<String, String> known) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            path = path.replace(
                    "{" + parameter.name() + "}", known.getOrDefault(parameter.name(), parameter.example()));
        }
        return path;
    }
}
