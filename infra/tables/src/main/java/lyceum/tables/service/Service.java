package lyceum.tables.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.tables.capacity.Meter;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The one way into the store: every call of every door passes here, and so every hook sees it. */
public final class Service {
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int ID_LENGTH = 52;
    private static final SdkHttpResponse OK =
            SdkHttpResponse.builder().statusCode(200).statusText("OK").build();

    private final Map<String, Operation<?, ?>> operations;
    private final Faults faults;
    private final CallListener listener;

    /** A service of some operations, with the hooks that see all calls. */
    public Service(List<Operation<?, ?>> operations, Faults faults, CallListener listener) {
        this.operations = operations.stream().collect(Collectors.toMap(Operation::target, Function.identity()));
        this.faults = faults;
        this.listener = listener;
    }

    /** The operation of a target on the wire, if there is one. */
    public Optional<Operation<?, ?>> operation(String target) {
        return Optional.ofNullable(operations.get(target));
    }

    /**
     * Calls an operation.
     *
     * @throws AwsServiceException as the SDK's own client would throw it
     * @throws SdkClientException if a fault loses the reply
     */
    public <Q extends AwsRequest, R extends AwsResponse> R call(Operation<Q, R> operation, Q request, CallGuard guard) {
        var began = System.nanoTime();
        var requestId = newRequestId();
        var target = CallTarget.of(operation.name(), request);
        var meter = new Meter();
        String error = null;
        try {
            guard.check(target, request);
            var lost = enter(faults.on(target));
            var response = operation.handler().handle(request, meter);
            if (lost) {
                throw SdkClientException.create(
                        "Unable to execute HTTP request: the connection was closed before the" + " reply came");
            }
            return identified(operation, response, requestId);
        } catch (Rejection e) {
            error = e.code().wireName();
            throw SdkErrors.of(e, requestId);
        } catch (SdkException e) {
            error = codeOf(e);
            throw e;
        } catch (RuntimeException e) {
            error = ErrorCode.INTERNAL.wireName();
            throw SdkErrors.internal(e, requestId);
        } finally {
            listener.called(new Call(
                    target,
                    requestId,
                    meter.consumed(ReturnConsumedCapacity.INDEXES, false),
                    Duration.ofNanos(System.nanoTime() - began),
                    Optional.ofNullable(error)));
        }
    }

    // True if the reply is to be lost.
    private static boolean enter(Fault fault) {
        return switch (fault) {
            case Fault.None() -> false;
            case Fault.LostReply() -> true;
            case Fault.Throttle() ->
                throw Rejection.of(
                        ErrorCode.THROUGHPUT_EXCEEDED,
                        "The level of configured provisioned throughput for the table was exceeded. Consider"
                                + " increasing your provisioning level with the UpdateTable API.");
            case Fault.ServerError() -> throw Rejection.of(ErrorCode.INTERNAL, "Internal server error");
            case Fault.Delay(var time, var then) -> {
                sleep(time);
                yield enter(then);
            }
        };
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("Unable to execute HTTP request: interrupted", e);
        }
    }

    private static <Q extends AwsRequest, R extends AwsResponse> R identified(
            Operation<Q, R> operation, R response, String requestId) {
        var metadata = DefaultAwsResponseMetadata.create(Map.of("AWS_REQUEST_ID", requestId));
        var builder = response.toBuilder().responseMetadata(metadata);
        builder.sdkHttpResponse(OK);
        return operation.responseType().cast(builder.build());
    }

    private static @Nullable String codeOf(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : e.getClass().getSimpleName();
    }

    /** A new request id, of the service's shape. */
    public static String newRequestId() {
        var random = ThreadLocalRandom.current();
        var id = new char[ID_LENGTH];
        for (var i = 0; i < id.length; i++) {
            id[i] = ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length()));
        }
        return new String(id);
    }
}
