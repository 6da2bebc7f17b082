package lyceum.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import lyceum.local.functions.Code;
import lyceum.local.functions.Invocation;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.queues.LocalQueues;
import lyceum.local.template.Assemblies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class PollersTest {
    private final Path directory;

    PollersTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void worksOnAFewAtOnceAndGivesUpOnPoison() throws InterruptedException {
        var template = Assemblies.read(directory, """
                {'Resources': {
                  'Dead': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'dead'}},
                  'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'jobs', 'VisibilityTimeout': 1,
                    'RedrivePolicy': {'deadLetterTargetArn': {'Fn::GetAtt': ['Dead', 'Arn']}, 'maxReceiveCount': 2}}},
                  'Worker': {'Type': 'AWS::Lambda::Function', 'Properties': {
                    'FunctionName': 'worker', 'Role': 'r', 'Handler': 'h', 'MemorySize': 128, 'Code': {'S3Key': 'k'},
                    'Environment': {'Variables': {'LYCEUM_FUNCTION': 'worker'}}}},
                  'Mapping': {'Type': 'AWS::Lambda::EventSourceMapping', 'Properties': {
                    'BatchSize': 1, 'EventSourceArn': {'Fn::GetAtt': ['Jobs', 'Arn']}, 'FunctionName': 'worker:live',
                    'FunctionResponseTypes': ['ReportBatchItemFailures'],
                    'ScalingConfig': {'MaximumConcurrency': 2}}}}}""");
        var code = new Recorder();
        try (var http = UrlConnectionHttpClient.create();
                var queues = LocalQueues.start(template, http, (_, _, _, _, _) -> {});
                var functions = new LocalFunctions(
                        LocalFunctions.declared(template),
                        _ -> code,
                        (_, _, _, _, _) -> {},
                        (_, _) -> {},
                        InstantSource.system());
                var _ = Pollers.start(template, _ -> queues.client(), functions, _ -> {})) {
            String url = queues.urls().get(1);
            for (String body : List.of("poison", "a", "b", "c", "d")) {
                queues.client().sendMessage(send -> send.queueUrl(url)
                        .messageBody(body)
                        .messageAttributes(Map.of(
                                "traceparent",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("00-" + body)
                                        .build())));
            }
            String dead = queues.urls().getFirst();
            await(() -> queues.visible(dead) == 1);
            assertThat(code.done).containsExactlyInAnyOrder("a", "b", "c", "d");
            assertThat(code.traces).containsExactlyInAnyOrder("00-a", "00-b", "00-c", "00-d");
            assertThat(code.poisoned).hasValue(2);
            assertThat(code.most).hasValueBetween(1, 2);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean() && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** Fails on one message, takes its time with the others. */
    private static final class Recorder implements Code {
        private final List<String> done = new CopyOnWriteArrayList<>();
        private final List<String> traces = new CopyOnWriteArrayList<>();
        private final AtomicInteger poisoned = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public SQSBatchResponse queue(SQSEvent event, Invocation call) {
            int now = running.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
            try {
                Thread.sleep(50);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            var message = event.getRecords().getFirst();
            if (message.getBody().equals("poison")) {
                poisoned.incrementAndGet();
                return new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure(message.getMessageId())));
            }
            message.getMessageAttributes().values().forEach(trace -> traces.add(trace.getStringValue()));
            done.add(message.getBody());
            return new SQSBatchResponse(List.of());
        }

        @Override
        public APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Invocation call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Invocation call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void schedule(ScheduledEvent event, Invocation call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void logs(CloudWatchLogsEvent event, Invocation call) {
            throw new AssertionError("Nothing here reads logs.");
        }

        @Override
        public byte[] manual(byte[] request, Invocation call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
