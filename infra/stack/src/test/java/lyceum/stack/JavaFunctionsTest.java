package lyceum.stack;

import static lyceum.stack.Assembly.target;
import static lyceum.stack.Assembly.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Queues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Functions, what starts them and what they may do. */
final class JavaFunctionsTest {
    /** The functions that make gateway keys. */
    private static final Set<FunctionDeclaration> ISSUERS =
            Set.of(Functions.CREATE_ORGANISATION, Functions.ACCOUNTS_API);

    /** Every setting that some function reads; a name outside this list is a slip of the pen. */
    private static final Set<String> SETTINGS = Set.of(
            "LYCEUM_FUNCTION",
            "LYCEUM_VERSION",
            "TABLE_NAME",
            "COURSES_TABLE_NAME",
            "ACCOUNTS_TABLE_NAME",
            "BUCKET_NAME",
            "GENERATIONS_QUEUE_URL",
            "EXPORTS_QUEUE_URL",
            "GENERATIONS_DEAD_LETTERS_URL",
            "EXPORTS_DEAD_LETTERS_URL",
            "CURSOR_SECRET",
            "TOKEN_KEYS",
            "TRUSTED_HOPS",
            "USAGE_PLAN_PREFIX",
            "TRUSTED_NETWORKS",
            "AI_OPENAI_BASE_URL",
            "AI_OPENAI_API_KEY",
            "AI_OPENAI_MODEL",
            "AI_OPENAI_TIMEOUT_SECONDS",
            "AI_OPENAI_INPUT_MICRO_USD_PER_1K",
            "AI_OPENAI_OUTPUT_MICRO_USD_PER_1K",
            "LIMITS_TABLE_NAME",
            "RATE_LIMITS",
            "STANDARD_USAGE_PLAN_ID",
            "FREE_USAGE_PLAN_ID",
            "STARTER_USAGE_PLAN_ID",
            "PROFESSIONAL_USAGE_PLAN_ID",
            "ENTERPRISE_USAGE_PLAN_ID",
            "OPERATOR_USAGE_PLAN_ID");

    private final Assembly assembly = Assembly.strict();

    static List<FunctionDeclaration> declared() {
        return Functions.ALL;
    }

    @ParameterizedTest
    @MethodSource("declared")
    void runsAsDeclaredFromASnapshot(FunctionDeclaration declared) {
        var function = function(declared);

        assertThat(function.get("Runtime").asString()).isEqualTo("java25");
        assertThat(text(function.get("Architectures").get(0))).isEqualTo("arm64");
        assertThat(function.get("SnapStart").get("ApplyOn").asString()).isEqualTo("PublishedVersions");
        assertThat(function.get("MemorySize").asInt()).isEqualTo(declared.memoryMb());
        assertThat(function.get("Timeout").asLong())
                .isEqualTo(declared.timeout().toSeconds());
        assertThat(function.get("TracingConfig").get("Mode").asString()).isEqualTo("Active");
        assertThat(function.get("Handler").asString())
                .isEqualTo("lyceum.%s.%sLambda", declared.context(), Names.pascal(declared.context()));
        if (declared.trigger() instanceof Trigger.Http) {
            assertThat(function.get("Timeout").asInt()).as("behind the gateway").isLessThanOrEqualTo(29);
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void isReachedThroughAnAliasOfAPublishedVersion(FunctionDeclaration declared) {
        var alias = assembly.all("AWS::Lambda::Alias").values().stream()
                .filter(candidate -> target(candidate.get("FunctionName")).equals(id(declared)))
                .toList();

        assertThat(alias).singleElement().satisfies(only -> {
            assertThat(only.get("Name").asString()).isEqualTo("live");
            var version = assembly.resource(target(only.get("FunctionVersion")));
            assertThat(version.get("Type").asString()).isEqualTo("AWS::Lambda::Version");
            assertThat(target(version.get("Properties").get("FunctionName"))).isEqualTo(id(declared));
        });
    }

    @ParameterizedTest
    @MethodSource("declared")
    void logsToAGroupThatForgets(FunctionDeclaration declared) {
        var group =
                assembly.resource(target(function(declared).get("LoggingConfig").get("LogGroup")));

        assertThat(group.get("Properties").get("RetentionInDays").asInt()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void isToldOnlyWhatIsKnown(FunctionDeclaration declared) {
        var told = function(declared).get("Environment").get("Variables");

        assertThat(SETTINGS).containsAll(told.propertyNames());
        assertThat(told.get("LYCEUM_FUNCTION").asString()).isEqualTo(declared.id());
    }

    @Test
    void eachHasARoleOfItsOwn() {
        Set<String> roles = new HashSet<>();
        assembly.all("AWS::Lambda::Function")
                .forEach((id, function) -> assertThat(roles.add(target(function.get("Role"))))
                        .as("the role of %s is its own", id)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("declared")
    void mayDoNamedThingsToNamedResources(FunctionDeclaration declared) {
        for (JsonNode statement : statements(declared)) {
            assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
            assertThat(texts(statement.get("Action")))
                    .allSatisfy(action -> assertThat(action).doesNotContain("*"));
            for (String resource : texts(statement.get("Resource"))) {
                if (resource.equals("*")) {
                    assertThat(texts(statement.get("Action"))).allMatch(action -> action.startsWith("xray:Put"));
                } else if (resource.contains("*")) {
                    assertThat(resource)
                            .matches(
                                    "StorageBucket[0-9A-F]+/[a-z]+/\\*|arn:.*:apigateway:.*::/(apikeys/\\*|usageplans/\\*/keys(/\\*)?)");
                }
            }
        }
    }

    @Test
    void onlyTheIssuersOfKeysTouchTheGateway() {
        for (FunctionDeclaration declared : Functions.ALL) {
            assertThat(actions(declared).stream().anyMatch(action -> action.startsWith("apigateway:")))
                    .as(declared.id())
                    .isEqualTo(ISSUERS.contains(declared));
        }
    }

    @Test
    void readersOfOneContextDoNotWriteAnother() {
        assertThat(actions(Functions.AUTHORIZE))
                .filteredOn(a -> a.startsWith("dynamodb:"))
                .containsExactlyInAnyOrder("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:UpdateItem");
        assertThat(actions(Functions.PERFORMANCE_API))
                .filteredOn(action -> !action.startsWith("logs:") && !action.startsWith("xray:"))
                .containsOnly("dynamodb:GetItem", "s3:ListBucket", "sqs:GetQueueAttributes");
    }

    @Test
    void oneFunctionSignsTokensWithOneKey() {
        for (FunctionDeclaration declared : Functions.ALL) {
            assertThat(actions(declared).contains("kms:Sign"))
                    .as(declared.id())
                    .isEqualTo(declared.equals(Functions.ACCOUNTS_API));
        }
        assertThat(assembly.all("AWS::KMS::Key").values())
                .filteredOn(key -> key.has("KeyUsage"))
                .hasSize(2)
                .allSatisfy(key -> {
                    assertThat(key.get("KeySpec").asString()).isEqualTo("ECC_NIST_P256");
                    assertThat(key.get("KeyUsage").asString()).isEqualTo("SIGN_VERIFY");
                });
    }

    @Test
    void queuesStartTheirFunctionThroughItsAlias() {
        for (FunctionDeclaration declared : Functions.ALL) {
            if (declared.trigger() instanceof Trigger.Queue(var queue)) {
                String queueId = assembly.idOf("AWS::SQS::Queue", "QueueName", "Lyceum-" + queue.id());
                var mapping = assembly.all("AWS::Lambda::EventSourceMapping").values().stream()
                        .filter(candidate ->
                                target(candidate.get("EventSourceArn")).equals(queueId))
                        .findFirst()
                        .orElseThrow();
                assertThat(mapping.get("FunctionName").toString())
                        .contains(":live")
                        .contains(Names.pascal(declared.id()));
                assertThat(text(mapping.get("FunctionResponseTypes").get(0))).isEqualTo("ReportBatchItemFailures");
                assertThat(mapping.get("ScalingConfig")
                                .get("MaximumConcurrency")
                                .asInt())
                        .isEqualTo(queue.maxConcurrency())
                        .isBetween(2, 1000);
                assertThat(actions(declared)).contains("sqs:ReceiveMessage", "sqs:DeleteMessage");
            }
        }
    }

    @Test
    void whatTheClockStartsIsNotTriedAgain() {
        var configured = assembly.all("AWS::Lambda::EventInvokeConfig").values();
        for (FunctionDeclaration declared : Functions.ALL) {
            if (declared.trigger() instanceof Trigger.Schedule(var every)) {
                assertThat(configured)
                        .as(declared.id())
                        .filteredOn(one -> target(one.get("FunctionName")).equals(id(declared)))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.get("Qualifier").toString()).contains(Names.pascal(declared.id()) + "Live");
                            assertThat(one.get("MaximumRetryAttempts").asInt()).isZero();
                            assertThat(one.get("MaximumEventAgeInSeconds").asLong())
                                    .isGreaterThanOrEqualTo(60)
                                    .isLessThanOrEqualTo(Math.max(60, every.toSeconds()));
                        });
            }
        }
    }

    @Test
    void messagesStayHiddenForLongerThanTheirFunctionMayRun() {
        for (FunctionDeclaration declared : Functions.ALL) {
            if (declared.trigger() instanceof Trigger.Queue(var queue)) {
                assertThat(queue(queue.id()).get("VisibilityTimeout").asLong())
                        .isEqualTo(queue.visibility().toSeconds())
                        .isGreaterThan(declared.timeout().toSeconds());
            }
        }
    }

    @Test
    void eachQueueHasADeadLetterQueueThatTakesFromItAlone() {
        Queues.ALL.forEach(declared -> {
            var redrive = queue(declared.id()).get("RedrivePolicy");
            var dead = queue(declared.deadLetters());
            assertThat(redrive.get("maxReceiveCount").asInt()).isEqualTo(declared.maxReceives());
            assertThat(target(redrive.get("deadLetterTargetArn")))
                    .isEqualTo(assembly.idOf("AWS::SQS::Queue", "QueueName", "Lyceum-" + declared.deadLetters()));
            var allowed = dead.get("RedriveAllowPolicy");
            assertThat(allowed.get("redrivePermission").asString()).isEqualTo("byQueue");
            assertThat(texts(allowed.get("sourceQueueArns"))).singleElement().satisfies(arn -> assertThat(arn)
                    .endsWith(":Lyceum-" + declared.id()));
        });
    }

    private JsonNode function(FunctionDeclaration declared) {
        return assembly.resource(id(declared)).get("Properties");
    }

    private String id(FunctionDeclaration declared) {
        return assembly.idOf("AWS::Lambda::Function", "FunctionName", "Lyceum-" + declared.id());
    }

    private JsonNode queue(String id) {
        return assembly.resource(assembly.idOf("AWS::SQS::Queue", "QueueName", "Lyceum-" + id))
                .get("Properties");
    }

    private List<JsonNode> statements(FunctionDeclaration declared) {
        String role = target(function(declared).get("Role"));
        var statements = assembly.all("AWS::IAM::Policy").values().stream()
                .filter(policy -> target(policy.get("Roles").get(0)).equals(role))
                .flatMap(policy -> StreamSupport.stream(
                        policy.get("PolicyDocument").get("Statement").spliterator(), false))
                .toList();
        assertThat(statements).as("what %s may do", declared.id()).isNotEmpty();
        assertThat(assembly.resource(role).get("Properties").has("ManagedPolicyArns"))
                .isFalse();
        return statements;
    }

    private Set<String> actions(FunctionDeclaration declared) {
        return statements(declared).stream()
                .flatMap(statement -> texts(statement.get("Action")).stream())
                .collect(Collectors.toSet());
    }

    /** One text or a list of them, which IAM writes alike. */
    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? StreamSupport.stream(oneOrMore.spliterator(), false)
                        .map(Assembly::text)
                        .toList()
                : List.of(text(oneOrMore));
    }
}
