package lyceum.courses;

import static lyceum.courses.CoursesHttpTest.assertProblem;
import static lyceum.courses.Requests.GENERATE;
import static lyceum.courses.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lyceum.contract.Operation;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.jobs.JobApi;
import lyceum.contract.jobs.JobPage;
import lyceum.contract.jobs.JobView;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.Rig.Response;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Requests with an idempotency key, repeated later, at once, changed, and after what they did. */
final class RepeatsHttpTest {
    private static final String KEY = "c3f1b5de-7d0a-4a52-9c4c-6f3f0e1a2b3c";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRepeatedOrderAnswersTheSameBytesAndMakesOneJob() {
        Response first = rig.http(
                to(CourseApi.GENERATE_COURSE).header("Idempotency-Key", KEY).json(GENERATE));
        rig.deliver();
        Response second = rig.http(
                to(CourseApi.GENERATE_COURSE).header("Idempotency-Key", KEY).json(GENERATE));

        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void aKeyStandsForOneRequestFor24HoursAndForNoRefusedOne() {
        Response refused = rig.http(to(CourseApi.GENERATE_COURSE)
                .header("Idempotency-Key", KEY)
                .json(GENERATE.replace("beginner", "wizard")));
        assertProblem(refused, 422, "invalid-request");
        rig.http(to(CourseApi.GENERATE_COURSE).header("Idempotency-Key", KEY).json(GENERATE));

        GatewayEvent other = to(CourseApi.GENERATE_COURSE)
                .header("Idempotency-Key", KEY)
                .json(GENERATE.replace("beginner", "advanced"));
        assertProblem(rig.http(other), 422, "idempotency-mismatch");
        rig.clock.advance(Duration.ofHours(25));
        assertThat(rig.http(other).status()).isEqualTo(202);
    }

    static Stream<Operation> idempotent() {
        return Stream.concat(CourseApi.ALL.stream(), JobApi.ALL.stream()).filter(Operation::idempotent);
    }

    @ParameterizedTest
    @MethodSource("idempotent")
    void everyIdempotentOperationAnswersARepetitionByteForByte(Operation operation) {
        String course = Requests.course(rig).courseId();
        JobView job = Requests.job(rig, Requests.generateWithApproval());
        rig.deliver();
        GatewayEvent request = to(operation)
                .path("course_id", course)
                .path("job_id", job.jobId())
                .header("If-Match", Requests.etag(1))
                .header("Idempotency-Key", KEY);
        operation.request().ifPresent(body -> request.json(body.example()));

        Response first = rig.http(request);
        rig.clock.advance(Duration.ofMinutes(1));
        Response second = rig.http(request);

        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.headers().get("Location")).isEqualTo(first.headers().get("Location"));
        assertThat(second.headers().get("ETag")).isEqualTo(first.headers().get("ETag"));
    }

    @Test
    void aRepetitionIsAnsweredAfterWhatTheRequestDidMadeItImpossible() {
        String course = Requests.course(rig).courseId();
        GatewayEvent publish = Requests.onCourse(CourseApi.PUBLISH_COURSE, course)
                .header("If-Match", Requests.etag(1))
                .header("Idempotency-Key", KEY);
        Response first = rig.http(publish);
        rig.http(Requests.onCourse(CourseApi.DELETE_COURSE, course).header("If-Match", Requests.etag(2)));

        Response again = rig.http(publish);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void aRepetitionLeavesNothingBehind() {
        GatewayEvent order =
                to(CourseApi.GENERATE_COURSE).header("Idempotency-Key", KEY).json(GENERATE);
        rig.http(order);
        List<String> kept = rig.s3.keys();

        rig.http(order);

        assertThat(rig.s3.keys()).isEqualTo(kept);
    }

    @Test
    void ofManyEqualRequestsAtOnceOneHasAnEffect() throws InterruptedException {
        String course = Requests.course(rig).courseId();
        for (GatewayEvent request : List.of(
                to(CourseApi.GENERATE_COURSE).header("Idempotency-Key", KEY).json(GENERATE),
                Requests.onCourse(CourseApi.PUBLISH_COURSE, course)
                        .header("If-Match", Requests.etag(1))
                        .header("Idempotency-Key", KEY))) {
            List<Response> answers = atOnce(request, 200, rig);
            assertThat(answers.stream().map(Response::text).distinct()).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.headers().containsKey("Idempotent-Replayed"))
                    .hasSize(1);
        }
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void aRequestWhoseEqualIsUnderWayIsToldToComeAgain() {
        try (var contended = new Rig(_ -> new UnderWay())) {
            Response refused = contended.http(
                    to(CourseApi.GENERATE_COURSE).header("Idempotency-Key", KEY).json(GENERATE));

            assertProblem(refused, 409, "idempotency-in-flight");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(contended.s3.keys()).isEmpty();
        }
    }

    private static List<Response> atOnce(GatewayEvent request, int times, Rig rig) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> calls = IntStream.range(0, times)
                    .<Callable<Response>>mapToObj(_ -> () -> rig.http(request))
                    .toList();
            return threads.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
    }

    private List<JobView> jobs() {
        return rig.http(to(JobApi.LIST_JOBS)).as(JobPage.class).jobs();
    }

    /** A table in which another transaction is always writing the same items. */
    private static final class UnderWay implements DynamoDbClient {
        /** Counting its caller is none of its transactions. */
        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest update) {
            return UpdateItemResponse.builder().build();
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest write) {
            var conflict =
                    CancellationReason.builder().code("TransactionConflict").build();
            throw TransactionCanceledException.builder()
                    .cancellationReasons(
                            conflict, CancellationReason.builder().code("None").build())
                    .build();
        }

        @Override
        public GetItemResponse getItem(GetItemRequest get) {
            return GetItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
