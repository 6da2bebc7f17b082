package lyceum.courses.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.courses.Courses;
import lyceum.courses.blobs.Gzip;
import lyceum.platform.Ids;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import lyceum.tables.TablesSettings;
import lyceum.tables.service.Call;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All functions of this context on in-memory AWS: bytes in, bytes out. Queues are emptied by hand. */
public final class Rig implements AutoCloseable {
    private static final String GENERATIONS = "https://sqs.test/generations";
    private static final String EXPORTS = "https://sqs.test/exports";

    public final SettableClock clock = new SettableClock();
    public final InMemoryS3 s3 = new InMemoryS3();
    public final InMemorySqs sqs = new InMemorySqs();
    public final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Tables tables = Tables.open(TablesSettings.inMemory()
            .withClock(clock)
            .withExpiryInterval(Duration.ZERO)
            .withListener(this::called));
    private final Environment environment;
    private final App api;
    private final App generate;
    private final App export;
    private final App sweep;

    public Rig() {
        this(dynamo -> dynamo);
    }

    /** {@code between} stands between the functions and the table. */
    public Rig(UnaryOperator<DynamoDbClient> between) {
        CoursesTable.createIn(tables.client());
        TestTables.create(tables.client(), "limits");
        calls.clear();
        var settings = Settings.of(Map.of(
                "LYCEUM_VERSION",
                "test",
                "TABLE_NAME",
                CoursesTable.NAME,
                "BUCKET_NAME",
                "bucket",
                "GENERATIONS_QUEUE_URL",
                GENERATIONS,
                "EXPORTS_QUEUE_URL",
                EXPORTS,
                "LIMITS_TABLE_NAME",
                "limits",
                "CURSOR_SECRET",
                "a secret of the tests"));
        var clients = TestClients.none()
                .with(between.apply(tables.client()))
                .with(s3)
                .with(sqs)
                .with(new FakePresigner(clock));
        environment = new Environment(settings, clients, clock, telemetry, Ids.from(clock, new Random(7)));
        api = compose(Functions.COURSES_API);
        generate = compose(Functions.GENERATE_COURSE);
        export = compose(Functions.EXPORT_COURSE);
        sweep = compose(Functions.SWEEP_JOBS);
    }

    /** The table itself, beside the functions. */
    public DynamoDbClient table() {
        return tables.client();
    }

    private App compose(FunctionDeclaration function) {
        return new Courses().compose(function, environment);
    }

    /** Counting callers is the chain's own, tested there. */
    private void called(Call call) {
        if (!call.target().tables().contains("limits")) {
            calls.add(call);
        }
    }

    /** One request through the typed door. */
    public Response http(GatewayEvent event) {
        var answer = api.http(event.typed(), TestLambda.CONTEXT);
        return new Response(answer.getStatusCode(), answer.getHeaders(), body(answer));
    }

    /** One request through the bytes' door. */
    public byte[] bytes(GatewayEvent event) {
        var answer = new ByteArrayOutputStream();
        try {
            api.handle(new ByteArrayInputStream(event.bytes()), answer, TestLambda.CONTEXT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return answer.toByteArray();
    }

    private static byte[] body(APIGatewayProxyResponseEvent answer) {
        if (answer.getBody() == null) {
            return new byte[0];
        }
        byte[] body = answer.getBody().getBytes(StandardCharsets.UTF_8);
        return Boolean.TRUE.equals(answer.getIsBase64Encoded())
                ? Gzip.expand(Base64.getDecoder().decode(body))
                : body;
    }

    /** Delivers all messages that are on the queues, once. */
    public void deliver() {
        deliver(generate, GENERATIONS);
        deliver(export, EXPORTS);
    }

    /** Delivers one message to the function that generates courses. */
    public SQSBatchResponse deliverGeneration(String body) {
        return deliver(generate, List.of(body));
    }

    private void deliver(App function, String queue) {
        List<String> bodies = sqs.take(queue);
        if (!bodies.isEmpty()) {
            deliver(function, bodies);
        }
    }

    private static SQSBatchResponse deliver(App function, List<String> bodies) {
        var event = new SQSEvent();
        event.setRecords(bodies.stream().map(Rig::message).toList());
        return function.queue(event, TestLambda.remaining(Duration.ofMinutes(10)));
    }

    private static SQSEvent.SQSMessage message(String body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m-" + body.hashCode());
        message.setBody(body);
        return message;
    }

    /** The minute has passed. */
    public void sweep() {
        sweep.schedule(new ScheduledEvent(), TestLambda.remaining(Duration.ofSeconds(50)));
    }

    /** The calls of the table since the last time this was asked. */
    public List<Call> calls() {
        var since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    @Override
    public void close() {
        List.of(api, generate, export, sweep).forEach(App::close);
        tables.close();
    }

    /** What the caller gets. */
    @SuppressWarnings("ArrayRecordComponent") // a transport value: never compared
    public record Response(int status, Map<String, String> headers, byte[] body) {
        public <T> T as(Class<T> view) {
            return Json.read(body, view);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return Objects.requireNonNull(headers.get(name), () -> "No header " + name + " in " + headers);
        }
    }
}
