package lyceum.suite;

import static lyceum.suite.Denials.assertTheSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Parameter.In;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.accounts.KeyApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the contract against everyone who may not call it, through edge, gateway and authorizer. Whatever is asked for by
 * whom, the answer is the same, byte for byte, whether there is such a thing or not.
 */
class AuthorisationTest {
    private static final Caller OWNER = Running.organisation();
    private static final Caller ANYONE = OWNER.anonymous();
    private static final Denials DENIALS = new Denials(ANYONE);
    private static final Person ADA = Person.signedIn(ANYONE);
    private static final Person STRANGER = Person.signedIn(ANYONE);

    /** What Ada has, which nobody else may touch. */
    private static final Things ADAS = Things.of(ANYONE, ADA);

    private static final Things NOBODYS = ADAS.missing();

    /** What the owner has, whose keys are tried on it. */
    private static final Things OWN = Things.of(OWNER);

    private static final Things NOT_THERE = OWN.missing();
    private static final Map<String, String> KEYS = new HashMap<>();

    static Stream<Operation> guarded() {
        return Api.OPERATIONS.stream().filter(operation -> !(operation.access() instanceof Access.Open));
    }

    static Stream<Operation> forRoles() {
        return guarded().filter(operation -> operation.access() instanceof Access.Roles);
    }

    static Stream<Operation> forPeople() {
        return guarded().filter(operation -> operation.access() instanceof Access.Person);
    }

    static Stream<Operation> onThings() {
        return guarded().filter(operation -> operation.parameters().stream()
                .anyMatch(parameter -> parameter.in() == In.PATH && Things.named(parameter)));
    }

    static Stream<Operation> asking() {
        return guarded()
                .filter(operation -> operation.parameters().stream().anyMatch(parameter -> parameter.in() == In.QUERY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void whatProvesNothingOpensNothing(Operation operation) {
        Worthless.credentials(OWNER, ADA).forEach((name, authorization) -> {
            Caller.Answer about = DENIALS.ask(operation, ADAS, authorization);
            assertThat(about.status()).as(name).isEqualTo(401);
            assertTheSame(401, "unauthenticated", about, ADAS, DENIALS.ask(operation, NOBODYS, authorization), NOBODYS);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forRoles")
    void otherRolesAreNotEnough(Operation operation) {
        if (operation.access() instanceof Access.Roles(var enough)) {
            Arrays.stream(Role.values())
                    .filter(role -> !enough.contains(role))
                    .forEach(role -> assertForbidden(operation, key(List.of(role), List.of(Scope.values()))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forRoles")
    void allOtherScopesAreNotEnough(Operation operation) {
        List<Scope> others = Arrays.stream(Scope.values())
                .filter(scope -> !operation.scope().equals(Optional.of(scope)))
                .toList();
        assertForbidden(operation, key(List.of(Role.values()), others));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forPeople")
    void aKeyIsNoPerson(Operation operation) {
        assertForbidden(operation, "ApiKey " + OWNER.key().orElseThrow());
    }

    private static void assertForbidden(Operation operation, String authorization) {
        assertTheSame(
                403,
                "forbidden",
                DENIALS.ask(operation, OWN, authorization),
                OWN,
                DENIALS.ask(operation, NOT_THERE, authorization),
                NOT_THERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onThings")
    void whatOthersHaveIsAsIfItWereNot(Operation operation) {
        String stranger = stranger(operation);
        assertTheSame(
                404,
                "not-found",
                DENIALS.ask(operation, ADAS, stranger),
                ADAS,
                DENIALS.ask(operation, NOBODYS, stranger),
                NOBODYS);
    }

    /** Where a path names several things, each of them is another's once, beside the caller's own. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("onThings")
    void oneThingOfOthersIsEnoughToBeRefused(Operation operation) {
        String stranger = stranger(operation);
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in() == In.PATH && Things.named(parameter)) {
                Things mixed = OWN.with(parameter.name(), ADAS);
                Things missing = OWN.with(parameter.name(), NOBODYS);
                assertTheSame(
                        404,
                        "not-found",
                        DENIALS.ask(operation, mixed, stranger),
                        mixed,
                        DENIALS.ask(operation, missing, stranger),
                        missing);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asking")
    void idsInAQueryLeadToNothingOfOthers(Operation operation) {
        String stranger = stranger(operation);
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in() == In.QUERY) {
                ADAS.queried(operation, parameter).ifPresent(id -> {
                    String missing = NOBODYS.id(operation, parameter.name());
                    Caller.Answer about = ask(operation, parameter.name(), id, stranger);
                    assertThat(about.status()).as(about::text).isIn(200, 400);
                    assertThat(Denials.told(about, ADAS))
                            .isEqualTo(Denials.told(ask(operation, parameter.name(), missing, stranger), NOBODYS));
                });
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lyceum.suite.IdsInBodies#places")
    void idsInABodyLeadToNothingOfOthers(IdsInBodies place) {
        Operation operation = place.operation();
        String stranger = operation.access() instanceof Access.Open ? "" : stranger(operation);
        String path = OWN.path(operation);
        Caller.Answer about = DENIALS.ask(
                operation, path, Optional.of(place.body(STRANGER, ADAS.id(operation, place.member()))), stranger);
        Caller.Answer none = DENIALS.ask(
                operation, path, Optional.of(place.body(STRANGER, NOBODYS.id(operation, place.member()))), stranger);

        assertThat(about.status()).as(about::text).isBetween(400, 499);
        assertThat(Denials.told(about, ADAS)).isEqualTo(Denials.told(none, NOBODYS));
    }

    @Test
    void aNewCourseTakesNoPlaceOfAnothers() {
        String id = ADAS.id(Api.operation("getCourse"), "course_id");
        String body = Samples.COURSE.replaceFirst("\\{", "{\"course_id\": \"" + id + "\", ");
        assertThat(OWNER.post("/api/v1/courses", body)
                        .expect(201)
                        .json()
                        .path("course_id")
                        .asString())
                .isNotEqualTo(id);
    }

    @Test
    void anOperationOnANewKindOfThingFailsUntilItIsKnown() {
        Operation known = Api.operation("getCourse");
        assertThatThrownBy(() -> ADAS.id(known, "lesson_id"))
                .hasMessage("The operation getCourse takes lesson_id, which the authorisation matrix does not know:"
                        + " say in Things whose it is, and make one.");
    }

    @Test
    void bothKindsOfHeaderCarryAKeyAndAuthorizationGoesFirst() {
        String key = OWNER.key().orElseThrow();
        ANYONE.get("/api/v1/courses?limit=1", "Authorization", "ApiKey " + key).expect(200);
        OWNER.get(Things.course(ADAS.byName().getOrDefault("course_id", "")), "Authorization", ADA.bearer())
                .expect(200);
    }

    @AfterAll
    static void nothingOfAdasWasTouched() {
        for (String read : List.of("getCourse", "getJob", "getApiKey", "getOrganisation", "getTier")) {
            DENIALS.ask(Api.operation(read), ADAS, ADA.bearer()).expect(200);
        }
        assertThat(DENIALS.ask(Api.operation("listInvitations"), ADAS, ADA.bearer())
                        .text())
                .contains(ADAS.byName().get("invitation_id"));
        assertThat(DENIALS.ask(Api.operation("listMembers"), ADAS, ADA.bearer()).text())
                .contains("owner", ADA.id());
        assertThat(DENIALS.ask(Api.operation("listSessions"), ADAS, ADA.bearer())
                        .text())
                .contains(ADA.session());
    }

    private static Caller.Answer ask(Operation operation, String parameter, String value, String authorization) {
        return DENIALS.ask(
                operation, OWN.path(operation) + "?" + parameter + "=" + value, Denials.body(operation), authorization);
    }

    /** Someone who may call the operation, but on things of their own. */
    private static String stranger(Operation operation) {
        return operation.access() instanceof Access.Person
                ? STRANGER.bearer()
                : "ApiKey " + OWNER.key().orElseThrow();
    }

    private static String key(List<Role> roles, List<Scope> scopes) {
        String body = Caller.JSON.writeValueAsString(Map.of(
                "name",
                "Test",
                "roles",
                roles.stream().map(Role::word).toList(),
                "scopes",
                scopes.stream().map(Scope::word).toList()));
        return "ApiKey "
                + KEYS.computeIfAbsent(body, made -> OWNER.post(KeyApi.CREATE_API_KEY.path(), made)
                        .expect(201)
                        .json()
                        .path("api_key")
                        .asString());
    }
}
