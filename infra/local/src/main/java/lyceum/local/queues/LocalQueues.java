package lyceum.local.queues;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.Iam;
import lyceum.local.iam.SqsCalls;
import lyceum.local.metrics.Metrics;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/** The queues of the template in one ElasticMQ on a free port of the loopback interface. */
public final class LocalQueues implements AutoCloseable {
    private static final Set<String> KNOWN = Set.of(
            "DelaySeconds",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "QueueName",
            "ReceiveMessageWaitTimeSeconds",
            "RedriveAllowPolicy",
            "RedrivePolicy",
            "SqsManagedSseEnabled",
            "Tags",
            "VisibilityTimeout");
    private static final List<String> NUMBERS = List.of(
            "DelaySeconds",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "VisibilityTimeout");

    private final Clocked clocked;
    private final SQSRestServer server;
    private final URI endpoint;
    private final String region;
    private final SdkHttpClient http;
    private final List<String> urls;
    private final SqsClient host;
    private final QueueMetrics metrics;

    private LocalQueues(
            Clocked clocked,
            SQSRestServer server,
            URI endpoint,
            Template template,
            SdkHttpClient http,
            QueueMetrics metrics) {
        this.metrics = metrics;
        this.clocked = clocked;
        this.server = server;
        this.endpoint = endpoint;
        this.region = template.region();
        this.http = http;
        this.host = client(new ExecutionInterceptor() {});
        var queues = template.ofType("AWS::SQS::Queue");
        this.urls =
                queues.stream().map(queue -> template.ref(queue.logicalId())).toList();
        // Dead-letter queues first: the others name them.
        queues.stream().filter(queue -> !redrives(queue)).forEach(queue -> create(template, queue));
        queues.stream().filter(LocalQueues::redrives).forEach(queue -> create(template, queue));
    }

    /** Starts them on the system's clock. */
    public static LocalQueues start(Template template, SdkHttpClient http, Metrics metrics) {
        return start(template, http, metrics, InstantSource.system());
    }

    /**
     * Starts ElasticMQ and makes the queues.
     *
     * @param metrics hears of messages that are sent, received and deleted
     * @param clock by which messages become visible again
     */
    public static LocalQueues start(Template template, SdkHttpClient http, Metrics metrics, InstantSource clock) {
        var clocked = new Clocked(clock);
        SQSRestServer server = SQSRestServerBuilder.withActorSystem(clocked.actors())
                .withQueueManagerActor(clocked.manager())
                .withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSRegion(template.region())
                .withAWSAccountId(Template.ACCOUNT)
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new LocalQueues(
                clocked, server, URI.create("http://127.0.0.1:" + port), template, http, new QueueMetrics(metrics));
    }

    /** Where ElasticMQ listens. */
    public URI endpoint() {
        return endpoint;
    }

    /** The URLs of all queues, as the template's functions know them. */
    public List<String> urls() {
        return urls;
    }

    /** A client that may do everything. */
    public SqsClient client() {
        return host;
    }

    /** A client with the rights of a role. */
    public SqsClient client(String roleArn, Iam iam) {
        var calls = new SqsCalls(region);
        return client(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                SdkRequest request = context.request();
                try {
                    iam.check(roleArn, calls.of((SqsRequest) request));
                } catch (AccessDenied denied) {
                    throw SqsException.builder()
                            .statusCode(403)
                            .message(denied.words())
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode("AccessDenied")
                                    .errorMessage(denied.words())
                                    .serviceName("Sqs")
                                    .build())
                            .build();
                }
            }

            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                metrics.answered(context.request(), context.response());
            }
        });
    }

    /**
     * Hands a call on as it came, without asking who makes it.
     *
     * @param target the header {@code X-Amz-Target}
     * @param queue the URL of the queue that it names
     * @throws IOException if no answer comes
     */
    public Reply call(String target, String queue, byte[] json) throws IOException {
        ContentStreamProvider body = () -> new ByteArrayInputStream(json);
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(json.length))
                .putHeader("X-Amz-Target", target)
                .build();
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(request)
                        .contentStreamProvider(body)
                        .build())
                .call();
        Optional<AbortableInputStream> content = response.responseBody();
        try (InputStream in = content.isPresent() ? content.get() : InputStream.nullInputStream()) {
            byte[] answer = in.readAllBytes();
            if (response.httpResponse().isSuccessful()) {
                metrics.answered(target, queue, answer);
            }
            return new Reply(
                    response.httpResponse().statusCode(),
                    response.httpResponse().firstMatchingHeader("x-amzn-query-error"),
                    answer);
        }
    }

    /**
     * What a call was answered.
     *
     * @param queryError the code of an error as the older protocol has it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never changed or compared
    public record Reply(int status, Optional<String> queryError, byte[] json) {}

    /** How many messages wait in a queue. */
    public long visible(String url) {
        return clocked.statistics(name(url)).approximateNumberOfVisibleMessages();
    }

    /** How many messages of a queue are being worked on. */
    public long inFlight(String url) {
        return clocked.statistics(name(url)).approximateNumberOfInvisibleMessages();
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        host.close();
        server.stopAndWait();
        clocked.close();
    }

    private SqsClient client(ExecutionInterceptor interceptor) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(http)
                .checksumValidationEnabled(false)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }

    private static boolean redrives(Resource queue) {
        return queue.properties().objectIf("RedrivePolicy").isPresent();
    }

    private void create(Template template, Resource queue) {
        Properties properties = queue.properties();
        for (String property : properties.names()) {
            if (!KNOWN.contains(property)) {
                throw new UnsupportedTemplate(
                        queue + " has " + property + ", which the local host does not know for queues.");
            }
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NUMBERS.forEach(name -> properties.textIf(name).ifPresent(value -> attributes.put(name, value)));
        properties
                .objectIf("RedrivePolicy")
                .ifPresent(policy -> attributes.put(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(policy.text("deadLetterTargetArn"), policy.number("maxReceiveCount"))));
        String url = template.ref(queue.logicalId());
        host.createQueue(request -> request.queueName(name(url)).attributesWithStrings(attributes));
    }
}
