package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.platform.Caller;
import lyceum.platform.Ids;
import lyceum.platform.Invocation;
import lyceum.platform.telemetry.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix of who may call what, from the contract: every operation against every kind of caller. */
class PermissionTest {
    private static final Set<Scope> ALL = Set.of(Scope.values());

    static Stream<Operation> guarded() {
        return Api.OPERATIONS.stream().filter(operation -> !(operation.access() instanceof Access.Open));
    }

    static Stream<Operation> open() {
        return Api.OPERATIONS.stream().filter(operation -> operation.access() instanceof Access.Open);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void nobodyIsUnauthenticated(Operation operation) {
        assertThat(status(operation, Caller.ANONYMOUS)).isEqualTo(401);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void keysNeedOneOfTheRolesAndTheScope(Operation operation) {
        Scope scope = operation.scope().orElseThrow();
        for (Role role : Role.values()) {
            boolean may = operation.access() instanceof Access.Roles(var roles) && roles.contains(role);
            assertThat(status(operation, key(Set.of(role), ALL)))
                    .as(role.word())
                    .isEqualTo(may ? 204 : 403);
            assertThat(status(operation, key(Set.of(role), EnumSet.complementOf(EnumSet.of(scope)))))
                    .as("%s without %s", role.word(), scope.word())
                    .isEqualTo(403);
            assertThat(status(operation, key(Set.of(role), Set.of(scope))))
                    .as("%s with only %s", role.word(), scope.word())
                    .isEqualTo(may ? 204 : 403);
        }
        assertThat(status(operation, key(Set.of(), ALL))).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void peopleNeedOneOfTheRolesWhereRolesAreAskedFor(Operation operation) {
        for (Role role : Role.values()) {
            boolean may =
                    switch (operation.access()) {
                        case Access.Open() -> true;
                        case Access.Person() -> true;
                        case Access.Roles(var roles) -> roles.contains(role);
                    };
            var person = Caller.person("org_1", "usr_1", "ses_1", Set.of(role), Tier.FREE);
            assertThat(status(operation, person)).as(role.word()).isEqualTo(may ? 204 : 403);
        }
        var alone = Caller.person("", "usr_1", "ses_1", Set.of(), Tier.FREE);
        assertThat(status(operation, alone)).isEqualTo(operation.access() instanceof Access.Person ? 204 : 403);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("open")
    void openOperationsAskNobody(Operation operation) {
        assertThat(status(operation, Caller.ANONYMOUS)).isEqualTo(204);
        assertThat(status(operation, key(Set.of(), Set.of()))).isEqualTo(204);
    }

    @Test
    void aRefusalComesBeforeAnythingIsLookedUp() {
        var asked = new AtomicInteger();
        guarded().forEach(operation -> {
            Step step = Permission.checked(operation, _ -> {
                asked.incrementAndGet();
                return Answer.empty(204);
            });
            step.answer(request(operation, Caller.ANONYMOUS));
            step.answer(request(operation, key(Set.of(), Set.of())));
        });
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatTheAuthorizerSaysOfACallerIsWhatFunctionsRead() {
        Stream.of(
                        key(Set.of(Role.OWNER, Role.PUPIL), Set.of(Scope.JOBS_READ)),
                        key(Set.of(), Set.of()),
                        key(Set.of(Role.VIEWER), ALL),
                        Caller.person("", "usr_1", "ses_1", Set.of(), Tier.ENTERPRISE),
                        Caller.person("org_2", "usr_1", "ses_1", Set.of(Role.ADMIN), Tier.STARTER))
                .forEach(caller -> assertThat(CallerContext.caller(Map.copyOf(CallerContext.of(caller))))
                        .contains(caller));
        assertThat(CallerContext.caller(null)).isEmpty();
        assertThat(CallerContext.caller(Map.of("principalId", "x"))).isEmpty();
    }

    private static int status(Operation operation, Caller caller) {
        return Permission.checked(operation, _ -> Answer.empty(204))
                .answer(request(operation, caller))
                .status();
    }

    private static Caller key(Set<Role> roles, Set<Scope> scopes) {
        return Caller.key("org_1", "key_1", roles, scopes, Tier.STANDARD);
    }

    private static Request request(Operation operation, Caller caller) {
        return new Request(
                operation,
                Map.of(),
                Map.of(),
                Map.of(),
                new byte[0],
                caller,
                0,
                new Invocation("req-1", Instant.EPOCH.plus(Duration.ofSeconds(9)), () -> Instant.EPOCH),
                Trace.of(
                        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                        Optional.empty(),
                        Ids.secure(() -> Instant.EPOCH)));
    }
}
