package lyceum.local.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lyceum.local.functions.Code;
import lyceum.local.functions.Invocation;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.platform.function.LogBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String CANONICAL = "{ ($.message = 'request') || ($.message = 'run') }".replace("'", "\\\"");
    private static final String PERMISSION = """
            'Permission': {'Type': 'AWS::Lambda::Permission', 'Properties': {'Action': 'lambda:InvokeFunction',
              'Principal': 'logs.amazonaws.com', 'FunctionName': {'Fn::GetAtt': ['Function', 'Arn']},
              'SourceArn': 'arn:aws:logs:eu-west-1:000000000000:log-group:/lyceum/*:*'}},""";

    private final Path directory;
    private final List<String> written = new ArrayList<>();
    private final BlockingQueue<LogBatch> batches = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    SubscriptionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void deliversTheLinesThatMatchAndWritesAllOfThem() throws InterruptedException {
        try (var subscriptions = started(CANONICAL, new Reader(0))) {
            subscriptions.write("/lyceum/api", "{\"message\":\"request\",\"n\":1}");
            subscriptions.write("/lyceum/api", "{\"message\":\"other\",\"word\":\"request\"}");
            subscriptions.write("/lyceum/api", "REPORT \"run\"");
            subscriptions.write("/lyceum/api", "{\"message\":\"run\",\"n\":2}");
            subscriptions.write("/lyceum/other", "{\"message\":\"run\",\"n\":3}");

            var events = new ArrayList<LogBatch.Event>();
            while (events.size() < 2) {
                LogBatch batch = batches.poll(30, TimeUnit.SECONDS);
                assertThat(batch).isNotNull();
                assertThat(batch.group()).isEqualTo("/lyceum/api");
                events.addAll(batch.events());
            }
            assertThat(events)
                    .extracting(LogBatch.Event::message)
                    .containsExactly("{\"message\":\"request\",\"n\":1}", "{\"message\":\"run\",\"n\":2}");
            assertThat(events).extracting(LogBatch.Event::id).doesNotHaveDuplicates();
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.epochMillis()).isEqualTo(NOW.toEpochMilli()));
        }
        assertThat(written).hasSize(5);
    }

    @Test
    void bringsABatchAgainThatFailed() throws InterruptedException {
        try (var subscriptions = started("", new Reader(2))) {
            subscriptions.write("/lyceum/api", "line");

            LogBatch batch = batches.poll(30, TimeUnit.SECONDS);
            assertThat(batch).isNotNull();
            assertThat(batch.events()).extracting(LogBatch.Event::message).containsExactly("line");
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void saysWhatItGaveUp() throws InterruptedException {
        try (var subscriptions = started("", new Reader(99))) {
            subscriptions.write("/lyceum/api", "line");

            String last = "";
            while (!last.contains("did not reach")) {
                String said = told.poll(30, TimeUnit.SECONDS);
                assertThat(said).isNotNull();
                last = String.valueOf(said);
            }
            assertThat(last).startsWith("1 lines of /lyceum/api did not reach");
        }
    }

    @Test
    void stopsAtAPatternThatItDoesNotKnow() {
        assertThatThrownBy(() -> read("[w1, w2]", PERMISSION))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageContaining("has the filter pattern [w1, w2]");
        assertThatThrownBy(() -> read("{ $.status > 499 }", PERMISSION)).isInstanceOf(UnsupportedTemplate.class);
    }

    @Test
    void aFunctionThatDoesNotPermitItIsNotCalled() {
        assertThatThrownBy(() -> read("", ""))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageContaining("no AWS::Lambda::Permission for logs.amazonaws.com");
        assertThatThrownBy(() -> read("", PERMISSION.replace("/lyceum/*", "/elsewhere/*")))
                .isInstanceOf(UnsupportedTemplate.class);
        assertThatThrownBy(() -> read("", PERMISSION.replace("logs.amazonaws", "events.amazonaws")))
                .isInstanceOf(UnsupportedTemplate.class);
    }

    private Subscriptions started(String pattern, Reader reader) {
        Template template = template(pattern, PERMISSION);
        var subscriptions = new Subscriptions(
                template,
                (_, line) -> written.add(line),
                () -> NOW,
                List.of(Duration.ofMillis(10), Duration.ofMillis(10)),
                told::add);
        subscriptions.deliverTo(new LocalFunctions(
                LocalFunctions.declared(template), _ -> reader, (_, _, _, _, _) -> {}, (_, _) -> {}, () -> NOW));
        return subscriptions;
    }

    private Subscriptions read(String pattern, String permission) {
        return Subscriptions.of(template(pattern, permission), (_, _) -> {}, () -> NOW, told::add);
    }

    private Template template(String pattern, String permission) {
        return Assemblies.read(directory, """
                {'Resources': {
                  'Function': {'Type': 'AWS::Lambda::Function', 'Properties': {
                    'FunctionName': 'collect', 'Role': 'r', 'Handler': 'h', 'MemorySize': 128, 'Code': {'S3Key': 'k'},
                    'Environment': {'Variables': {'LYCEUM_FUNCTION': 'collect'}}}},
                  'Log': {'Type': 'AWS::Logs::LogGroup', 'Properties': {'LogGroupName': '/lyceum/api'}},
                  %s
                  'Filter': {'Type': 'AWS::Logs::SubscriptionFilter', 'Properties': {'LogGroupName': {'Ref': 'Log'},
                    'FilterPattern': '%s', 'DestinationArn': {'Fn::GetAtt': ['Function', 'Arn']}}}}}""".formatted(permission, pattern));
    }

    /** Reads what comes, after failing some times. */
    private final class Reader implements Code {
        private int failures;

        Reader(int failures) {
            this.failures = failures;
        }

        @Override
        public synchronized void logs(CloudWatchLogsEvent event, Invocation call) {
            if (failures-- > 0) {
                throw new IllegalStateException("no table");
            }
            batches.add(LogBatch.decoded(event.getAwsLogs().getData()));
        }

        @Override
        public APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Invocation call) {
            throw new AssertionError();
        }

        @Override
        public IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Invocation call) {
            throw new AssertionError();
        }

        @Override
        public SQSBatchResponse queue(SQSEvent event, Invocation call) {
            throw new AssertionError();
        }

        @Override
        public void schedule(ScheduledEvent event, Invocation call) {
            throw new AssertionError();
        }

        @Override
        public byte[] manual(byte[] request, Invocation call) {
            throw new AssertionError();
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
