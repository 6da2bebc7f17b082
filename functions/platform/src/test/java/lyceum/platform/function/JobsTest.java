package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.contract.accounts.OrganisationCreated;
import lyceum.contract.jobs.JobMessage;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Caller CALLER =
            Caller.key("org_1", "key_1", Set.of(Role.TEACHER, Role.OWNER), Set.of(Scope.COURSES_READ), Tier.STARTER);
    private static final Caller PERSON = Caller.person("org_1", "usr_1", "ses_1", Set.of(Role.OWNER), Tier.FREE);
    private static final String GOOD = "lyc_known";

    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final Environment environment =
            new Environment(Settings.of(Map.of()), TestClients.none(), Things.NOON, telemetry);
    private final List<String> worked = new ArrayList<>();

    @Test
    void aBatchNamesTheMessagesThatFailedAndDoesTheOthers() {
        var answer = worker().queue(
                        batch(message("m1", "j1"), message("m2", "bad"), message("m3", "j3")), TestLambda.CONTEXT);

        assertThat(answer.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("m2");
        assertThat(worked).containsExactly("j1", "j3");
        assertThat(telemetry.events())
                .extracting(said -> said.message(), said -> said.members().get("failed"))
                .containsExactly(tuple("run", false), tuple("run", true), tuple("run", false));
    }

    @Test
    void aMessageThatCantBeReadIsAFailureAndNeverLost() {
        var answer = worker().queue(
                        batch(raw("m1", "{\"organisation\": "), raw("m2", "{}x"), message("m3", "j3")),
                        TestLambda.CONTEXT);

        assertThat(answer.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("m1", "m2");
        assertThat(worked).containsExactly("j3");
    }

    @Test
    void aRunGoesOnWithTheTraceOfWhoSentTheMessage() {
        SQSMessage traced = message("m1", "j1");
        var attribute = new MessageAttribute();
        attribute.setStringValue("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        traced.setMessageAttributes(Map.of("traceparent", attribute));
        SQSMessage byXray = message("m2", "j2");
        byXray.setAttributes(Map.of("AWSTraceHeader", "Root=1-67891233-abcdef012345678912345678;Sampled=1"));

        worker().queue(batch(traced, byXray), TestLambda.CONTEXT);

        assertThat(telemetry.events())
                .extracting(said -> said.members().get("trace_id"))
                .containsExactly("0af7651916cd43dd8448eb211c80319c", "67891233abcdef012345678912345678");
    }

    @Test
    void theAuthorizersRunIsOfTheRequestsTrace() {
        authorizer()
                .authorize(
                        asked(Map.of(
                                "Authorization",
                                "ApiKey " + GOOD,
                                "Traceparent",
                                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
                        TestLambda.CONTEXT);

        assertThat(telemetry.events())
                .extracting(said -> said.members().get("trace_id"))
                .containsExactly("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void aRunIsMeasured() {
        worker().queue(batch(message("m1", "bad")), TestLambda.CONTEXT);

        assertThat(telemetry.metrics())
                .allSatisfy(
                        measured -> assertThat(measured.dimensions()).isEqualTo(Map.of("function", "generate-course")))
                .extracting(measured -> measured.metric().measure())
                .containsExactly(
                        Measure.DURATION,
                        Measure.COLD_STARTS,
                        Measure.FAILURES,
                        Measure.DYNAMODB_CALLS,
                        Measure.DYNAMODB_THROTTLES,
                        Measure.MEMORY,
                        Measure.CPU,
                        Measure.CONNECTIONS);
        assertThat(telemetry.sum(Measure.FAILURES)).isEqualTo(1);
    }

    @Test
    void aWorkerLearnsHowMuchTimeIsLeft() {
        var remaining = new ArrayList<Duration>();
        var app = App.of(Functions.GENERATE_COURSE, environment)
                .worker(
                        JobMessage.class,
                        new JobMessage("org_1", "job_1"),
                        (_, invocation) -> remaining.add(invocation.remaining()))
                .build();

        app.queue(batch(message("m1", "j1")), TestLambda.remaining(Duration.ofSeconds(77)));

        assertThat(remaining).containsExactly(Duration.ofSeconds(77));
    }

    @Test
    void theBytesOfABatchAreAnsweredInBytes() throws IOException {
        String event =
                "{\"Records\": [{\"messageId\": \"m1\", \"body\": \"{\\\"organisation\\\":\\\"o\\\",\\\"job_id\\\":\\\"bad\\\"}\"}]}";

        assertThat(bytes(worker(), event)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    }

    @Test
    void theClockStartsAFunctionWhoseFailureLambdaSees() throws IOException {
        var app = App.of(Functions.SWEEP_JOBS, environment)
                .schedule(invocation -> {
                    if (invocation.remaining().compareTo(Duration.ofSeconds(1)) < 0) {
                        throw new IllegalStateException("no time");
                    }
                    worked.add("swept");
                })
                .build();

        assertThat(bytes(app, "{\"source\": \"aws.events\"}")).isEqualTo("\"done\"");
        assertThat(worked).containsExactly("swept");
        assertThatThrownBy(() -> app.schedule(new ScheduledEvent(), TestLambda.remaining(Duration.ZERO)))
                .hasMessage("no time");
    }

    @Test
    void aRunTellsHowOftenItsProvidersWereAskedAndFailed() {
        var app = App.of(Functions.SWEEP_JOBS, environment)
                .schedule(_ -> {
                    CurrentRun.providing("openai", () -> "text", _ -> 7);
                    try {
                        CurrentRun.providing("openai", JobsTest::refused, _ -> 7);
                    } catch (IllegalStateException _) {
                        worked.add("went on without it");
                    }
                })
                .build();

        app.schedule(new ScheduledEvent(), TestLambda.CONTEXT);

        assertThat(worked).hasSize(1);
        assertThat(telemetry.events()).singleElement().satisfies(said -> assertThat(said.members())
                .containsEntry("provider_calls", 2)
                .containsEntry("provider_failures", 1)
                .containsEntry("provider_cost_micro_usd", 7L));
    }

    private static String refused() {
        throw new IllegalStateException("refused");
    }

    @Test
    void aKnownKeyIsAllowedOnTheWholeStage() {
        var policy = authorizer().authorize(asked(Map.of("authoriZATION", "apikey " + GOOD)), TestLambda.CONTEXT);

        assertThat(policy.getPrincipalId()).isEqualTo("key_1");
        assertThat(policy.getUsageIdentifierKey()).isEqualTo("usage");
        assertThat(policy.getContext())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "organisation",
                        "org_1",
                        "key",
                        "key_1",
                        "roles",
                        "owner,teacher",
                        "scopes",
                        "courses:read",
                        "tier",
                        "starter"));
        assertThat(Json.text(policy.getPolicyDocument()))
                .contains("Allow", "arn:aws:execute-api:eu-central-1:111111111111:abc/live/*");
    }

    @Test
    void aPersonIsNamedWithTheirSessionAndAllScopes() {
        var policy = authorizer().authorize(asked(Map.of("Authorization", "Bearer t")), TestLambda.CONTEXT);

        assertThat(policy.getPrincipalId()).isEqualTo("usr_1");
        assertThat(policy.getContext())
                .containsEntry("person", "usr_1")
                .containsEntry("session", "ses_1")
                .containsEntry("scopes", "all")
                .doesNotContainKey("key");
    }

    @Test
    void anUnknownKeyIsExactlyUnauthorized() {
        for (Map<String, String> headers : List.of(
                Map.of("Authorization", "ApiKey lyc_other"),
                Map.of("Authorization", GOOD),
                Map.of("Authorization", "Basic " + GOOD),
                Map.of("Authorization", "ApiKey " + GOOD + " x"),
                Map.<String, String>of())) {
            assertThatThrownBy(() -> authorizer().authorize(asked(headers), TestLambda.CONTEXT))
                    .isInstanceOf(RuntimeException.class)
                    .hasMessage("Unauthorized");
        }
    }

    @Test
    void thePolicyIsWrittenAsTheGatewayReadsIt() throws IOException {
        String event =
                "{\"type\": \"REQUEST\", \"methodArn\": \"arn:aws:execute-api:eu-central-1:111111111111:abc/live/GET/api\","
                        + " \"headers\": {\"Authorization\": \"ApiKey " + GOOD + "\"}}";

        var policy = Json.tree(bytes(authorizer(), event).getBytes(StandardCharsets.UTF_8));

        assertThat(policy.path("principalId").asString()).isEqualTo("key_1");
        assertThat(policy.path("usageIdentifierKey").asString()).isEqualTo("usage");
        assertThat(policy.path("context").path("roles").asString()).isEqualTo("owner,teacher");
        var statement = policy.path("policyDocument").path("Statement").path(0);
        assertThat(statement.path("Effect").asString()).isEqualTo("Allow");
        assertThat(statement.path("Action").asString()).isEqualTo("execute-api:Invoke");
        assertThat(statement.path("Resource").path(0).asString())
                .isEqualTo("arn:aws:execute-api:eu-central-1:111111111111:abc/live/*");
    }

    @Test
    void anOperatorsRequestIsARecordInAndARecordOut() throws IOException {
        var example = new CreateOrganisation("A", "standard", List.of("owner"));
        var app = App.of(Functions.CREATE_ORGANISATION, environment)
                .manual(CreateOrganisation.class, example, request -> new OrganisationCreated("org_1", request.name()))
                .build();

        assertThat(bytes(app, "{\"name\": \"B\", \"tier\": \"standard\", \"roles\": [\"owner\"]}"))
                .isEqualTo("{\"organisation_id\":\"org_1\",\"api_key\":\"B\"}");
        assertThat(app.manual(example, TestLambda.CONTEXT)).isEqualTo(new OrganisationCreated("org_1", "A"));
    }

    @Test
    void aDoorOfAnotherKindSaysSo() {
        assertThatThrownBy(() -> worker().schedule(new ScheduledEvent(), TestLambda.CONTEXT))
                .hasMessageStartingWith("generate-course is started by Queue");
    }

    private App worker() {
        return App.of(Functions.GENERATE_COURSE, environment)
                .worker(JobMessage.class, new JobMessage("org_1", "job_1"), (message, _) -> {
                    if (message.jobId().equals("bad")) {
                        throw new IllegalStateException("This one fails");
                    }
                    worked.add(message.jobId());
                })
                .build();
    }

    private App authorizer() {
        return App.of(Functions.AUTHORIZE, environment)
                .authorizer(
                        credentials -> switch (credentials) {
                            case Credentials.ApiKey(var key) ->
                                key.equals(GOOD)
                                        ? Optional.of(new Authorizer.Grant(CALLER, "usage"))
                                        : Optional.empty();
                            case Credentials.Bearer(var _) ->
                                Optional.of(new Authorizer.Grant(PERSON, Tier.FREE.peopleKey()));
                        },
                        new Credentials.ApiKey(GOOD))
                .build();
    }

    private static APIGatewayCustomAuthorizerEvent asked(Map<String, String> headers) {
        return APIGatewayCustomAuthorizerEvent.builder()
                .withMethodArn("arn:aws:execute-api:eu-central-1:111111111111:abc/live/GET/api/v1/courses")
                .withHeaders(headers)
                .build();
    }

    private static String bytes(App app, String event) throws IOException {
        var out = new ByteArrayOutputStream();
        app.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, TestLambda.CONTEXT);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static SQSEvent batch(SQSMessage... messages) {
        var event = new SQSEvent();
        event.setRecords(List.of(messages));
        return event;
    }

    private static SQSMessage message(String id, String job) {
        return raw(id, Json.text(new JobMessage("org_1", job)));
    }

    private static SQSMessage raw(String id, String body) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }
}
