package lyceum.tables.service;

import java.util.List;
import lyceum.tables.rejection.CancellationReason;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.SdkValues;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Refusals as the exceptions that the SDK's own client throws, details and all. */
public final class SdkErrors {
    private SdkErrors() {}

    /** The SDK's exception for a refusal. */
    public static DynamoDbException of(Rejection rejection, String requestId) {
        return complete(builder(rejection), rejection.code(), rejection.sentence(), requestId);
    }

    /** The SDK's exception for a fault of the store itself. */
    static DynamoDbException internal(RuntimeException cause, String requestId) {
        var message = String.valueOf(cause.getMessage());
        return complete(InternalServerErrorException.builder().cause(cause), ErrorCode.INTERNAL, message, requestId);
    }

    private static DynamoDbException.Builder builder(Rejection rejection) {
        return switch (rejection.code()) {
            case CONDITIONAL_CHECK_FAILED -> {
                var item = rejection.item();
                var builder = ConditionalCheckFailedException.builder();
                yield item == null ? builder : builder.item(SdkValues.toSdk(item));
            }
            case TRANSACTION_CANCELED ->
                TransactionCanceledException.builder().cancellationReasons(reasons(rejection.reasons()));
            case RESOURCE_NOT_FOUND -> ResourceNotFoundException.builder();
            case RESOURCE_IN_USE -> ResourceInUseException.builder();
            case LIMIT_EXCEEDED -> LimitExceededException.builder();
            case IDEMPOTENT_PARAMETER_MISMATCH -> IdempotentParameterMismatchException.builder();
            case THROUGHPUT_EXCEEDED -> ProvisionedThroughputExceededException.builder();
            case TRIMMED_DATA_ACCESS -> TrimmedDataAccessException.builder();
            case EXPIRED_ITERATOR -> ExpiredIteratorException.builder();
            case INTERNAL -> InternalServerErrorException.builder();
            case TABLE_NOT_FOUND -> TableNotFoundException.builder();
            case VALIDATION,
                    ACCESS_DENIED,
                    SERIALIZATION,
                    UNKNOWN_OPERATION,
                    MISSING_AUTHENTICATION,
                    REQUEST_TOO_LARGE -> DynamoDbException.builder();
        };
    }

    private static List<software.amazon.awssdk.services.dynamodb.model.CancellationReason> reasons(
            List<CancellationReason> reasons) {
        return reasons.stream()
                .map(reason -> software.amazon.awssdk.services.dynamodb.model.CancellationReason.builder()
                        .code(reason.code())
                        .message(reason.message())
                        .item(reason.item() == null ? null : SdkValues.toSdk(reason.item()))
                        .build())
                .toList();
    }

    private static DynamoDbException complete(
            DynamoDbException.Builder builder, ErrorCode code, String message, String requestId) {
        builder.message(message)
                .requestId(requestId)
                .numAttempts(1)
                .statusCode(code.status())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("DynamoDb")
                        .errorCode(code.wireName())
                        .errorMessage(message)
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(code.status())
                                .build())
                        .build());
        return (DynamoDbException) builder.build();
    }
}
