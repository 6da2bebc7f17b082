package lyceum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.contract.FunctionDeclaration.Trigger;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([a-z_]+)}");

    @Test
    void everyMethodAndPathBelongsToOneOperation() {
        Set<String> seen = new HashSet<>();
        for (Operation operation : Api.OPERATIONS) {
            for (String path : operation.paths()) {
                assertThat(seen.add(operation.method() + " " + path)).as(path).isTrue();
            }
        }
    }

    /** All but those that tools look for at a place of their own. */
    @Test
    void canonicalPathsAreVersioned() {
        assertThat(Api.OPERATIONS)
                .filteredOn(
                        operation -> !operation.path().matches("/\\.well-known/.*|/metrics(/.*)?|/health/performance"))
                .allSatisfy(operation -> assertThat(operation.path()).startsWith("/api/v1/"));
    }

    @Test
    void pathParametersAreDeclared() {
        for (Operation operation : Api.OPERATIONS) {
            var inPath = PATH_PARAMETER
                    .matcher(operation.path())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var declared = operation.parameters().stream()
                    .filter(parameter -> parameter.in() == Parameter.In.PATH)
                    .map(Parameter::name)
                    .toList();
            assertThat(declared).as(operation.id()).isEqualTo(inPath);
        }
    }

    @Test
    void operationsAreAnsweredByHttpFunctionsWithinTheGatewaysTime() {
        for (Operation operation : Api.OPERATIONS) {
            assertThat(operation.function().trigger()).as(operation.id()).isInstanceOf(Trigger.Http.class);
            assertThat(operation.function().timeout()).isLessThanOrEqualTo(Duration.ofSeconds(29));
            assertThat(Functions.ALL).contains(operation.function());
        }
    }

    @Test
    void safeOperationsNeitherTakeBodiesNorKeys() {
        assertThat(Api.OPERATIONS)
                .filteredOn(operation -> operation.method().safe())
                .allSatisfy(operation -> {
                    assertThat(operation.request()).isEmpty();
                    assertThat(operation.idempotent()).isFalse();
                });
    }

    /** Each answer with tokens is a session's own, and a session that has ended stays so. */
    @Test
    void everyPostButThoseOfSessionsHonoursIdempotencyKeys() {
        assertThat(Api.OPERATIONS)
                .filteredOn(operation -> operation.method() == Method.POST && !operation.idempotent())
                .extracting(Operation::id)
                .containsExactlyInAnyOrder("logIn", "refreshSession", "logOut");
    }

    @Test
    void aSlugMeansOneProblem() {
        List<String> slugs = Api.problems().stream().map(Problem::slug).toList();
        assertThat(slugs).doesNotHaveDuplicates();
    }

    @Test
    void queuesHideMessagesLongerThanTheirFunctionsRun() {
        for (FunctionDeclaration function : Functions.ALL) {
            if (function.trigger() instanceof Trigger.Queue(var queue)) {
                assertThat(queue.visibility()).isGreaterThan(function.timeout());
            }
        }
    }

    @Test
    void anOperationWithoutAccessCantBeBuilt() {
        var builder = Operation.get("peek", "/api/v1/peek")
                .documented("T", "Peek", "Peek.")
                .level(ServiceLevel.HEALTH)
                .answers(Reply.empty(204, "Nothing."));
        assertThatThrownBy(() -> builder.answeredBy(Functions.PERFORMANCE_API))
                .hasMessageContaining("peek must declare documented, access, level");
    }

    @Test
    void anOperationWithoutAScopeCantBeBuiltUnlessItIsOpen() {
        var guarded = Operation.get("peek", "/api/v1/peek")
                .documented("T", "Peek", "Peek.")
                .level(ServiceLevel.HEALTH)
                .answers(Reply.empty(204, "Nothing."))
                .access(Access.person());
        assertThatThrownBy(() -> guarded.answeredBy(Functions.PERFORMANCE_API))
                .hasMessage("Operation peek must declare a scope, unless it is open: then it has none.");
        var open = guarded.access(Access.open()).scope(Scope.COURSES_READ);
        assertThatThrownBy(() -> open.answeredBy(Functions.PERFORMANCE_API))
                .hasMessageContaining("must declare a scope");
    }

    @Test
    void scopesAndTiersAreFoundByTheirWords() {
        assertThat(Scope.values()).allSatisfy(scope -> {
            assertThat(scope.word()).matches("[a-z]+:(read|write)");
            assertThat(Scope.of(scope.word())).contains(scope);
        });
        assertThat(Tier.values())
                .allSatisfy(tier -> assertThat(Tier.of(tier.word())).contains(tier));
    }

    @Test
    void eachTierHasItsWindows() {
        assertThat(windows(Tier.STANDARD)).containsExactly("100 in 60 s", "20 in 10 s"); // S0-7, S0-8
        assertThat(windows(Tier.FREE)).containsExactly("60 in 60 s", "1000 in 3600 s"); // S3-28
        assertThat(windows(Tier.STARTER)).containsExactly("300 in 60 s", "10000 in 3600 s"); // S3-29
        assertThat(windows(Tier.PROFESSIONAL)).containsExactly("1000 in 60 s", "50000 in 3600 s"); // S3-30
        assertThat(windows(Tier.ENTERPRISE)).containsExactly("10000 in 60 s", "500000 in 3600 s"); // S3-31
    }

    private static List<String> windows(Tier tier) {
        return tier.windows().stream()
                .map(window -> window.requests() + " in " + window.length().toSeconds() + " s")
                .toList();
    }

    @Test
    void cacheControlSaysWhoMayKeepAnAnswer() {
        assertThat(Caching.noStore().header()).isEqualTo("no-store");
        assertThat(Caching.revalidate().header()).isEqualTo("private, no-cache");
        assertThat(Caching.everyone(Duration.ofHours(1)).header()).isEqualTo("public, max-age=3600");
    }
}
