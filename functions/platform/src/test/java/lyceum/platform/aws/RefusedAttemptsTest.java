package lyceum.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import lyceum.platform.Settings;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.Usage;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** The real SDK client, as on Lambda, over HTTP that refuses. */
class RefusedAttemptsTest {
    private static final String THROTTLED =
            "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
    private static final List<String> SET = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region");

    private final Deque<String> answers = new ArrayDeque<>();
    private final Usage usage = new Usage();

    @BeforeEach
    void credentials() {
        SET.forEach(key -> System.setProperty(key, "eu-central-1"));
    }

    @AfterEach
    void noCredentials() {
        SET.forEach(System::clearProperty);
    }

    @Test
    void refusalsThatARetryHealedAreCounted() {
        answers.addAll(List.of(THROTTLED, THROTTLED, "{}"));

        assertThat(get().hasItem()).isFalse();

        assertThat(usage.throttles()).isEqualTo(2);
        assertThat(usage.calls()).isEqualTo(1);
    }

    private GetItemResponse get() {
        var clients = new MeteredClients(
                new LambdaClients(Settings.of(Map.of("AWS_REGION", "eu-central-1")), new Answering()));
        return CurrentRun.during(new RecordingTelemetry(), usage, TestLambda.TRACE, () -> clients.dynamo()
                .getItem(get -> get.tableName("things").key(Map.of())));
    }

    private final class Answering implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            String answer = answers.pop();
            var response = HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(answer.equals(THROTTLED) ? 400 : 200)
                            .build())
                    .responseBody(AbortableInputStream.create(
                            new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
                    .build();
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return response;
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
