package lyceum.tables.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lyceum.tables.json.SdkJson;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.service.CallGuard;
import lyceum.tables.service.Operation;
import lyceum.tables.service.SdkErrors;
import lyceum.tables.service.Service;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** DynamoDB's protocol without the HTTP around it: a target and a body in, a status and a body out. */
public final class Protocol {
    private static final String CORAL = "com.amazon.coral.service#";
    private static final String VALIDATE = "com.amazon.coral.validate#";
    private static final String MODEL = "com.amazonaws.dynamodb.v20120810#";

    private final Service service;
    private final CallGuard guard;

    /** The protocol of a service, of which every call must first pass a guard. */
    public Protocol(Service service, CallGuard guard) {
        this.service = service;
        this.guard = guard;
    }

    /**
     * An answer.
     *
     * @param body JSON
     */
    public record Answer(int status, String requestId, String body) {}

    /**
     * Answers a request.
     *
     * @param target the header {@code X-Amz-Target}
     * @param signed whether the request has a signature
     * @return empty if the reply is to be lost
     */
    public Optional<Answer> answer(@Nullable String target, boolean signed, byte[] body) {
        try {
            return Optional.of(call(operation(target, signed), new String(body, StandardCharsets.UTF_8)));
        } catch (Rejection e) {
            return Optional.of(error(SdkErrors.of(e, Service.newRequestId())));
        } catch (DynamoDbException e) {
            return Optional.of(error(e));
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    private Operation<?, ?> operation(@Nullable String target, boolean signed) {
        var operation = target == null ? Optional.<Operation<?, ?>>empty() : service.operation(target);
        if (operation.isEmpty()) {
            throw Rejection.of(ErrorCode.UNKNOWN_OPERATION, "");
        }
        if (!signed) {
            throw Rejection.of(ErrorCode.MISSING_AUTHENTICATION, "Request is missing Authentication Token");
        }
        return operation.get();
    }

    private <Q extends AwsRequest, R extends AwsResponse> Answer call(Operation<Q, R> operation, String body) {
        var builder = operation.builder().get();
        SdkJson.read(body, (SdkPojo) builder);
        var request = operation.requestType().cast(builder.build());
        var response = service.call(operation, request, guard);
        // Operations that have nothing to say say it without braces.
        var said = response.sdkFields().isEmpty() ? "" : SdkJson.write(response);
        return new Answer(200, response.responseMetadata().requestId(), said);
    }

    private static Answer error(DynamoDbException e) {
        var code = e.awsErrorDetails().errorCode();
        var message = e.awsErrorDetails().errorMessage();
        var body = new StringBuilder("{\"__type\":\"")
                .append(namespace(code))
                .append(code)
                .append('"');
        if (!message.isEmpty()) {
            // The service spells this field with a capital in front of a type error, and nowhere else.
            body.append(code.equals(ErrorCode.SERIALIZATION.wireName()) ? ",\"Message\":" : ",\"message\":");
            SdkJson.writeString(body, message);
        }
        var details = SdkJson.write(e);
        if (details.length() > 2) {
            body.append(',').append(details, 1, details.length() - 1);
        }
        return new Answer(e.statusCode(), e.requestId(), body.append('}').toString());
    }

    private static String namespace(String code) {
        return switch (code) {
            case "ValidationException" -> VALIDATE;
            case "AccessDeniedException",
                    "MissingAuthenticationTokenException",
                    "SerializationException",
                    "UnknownOperationException" -> CORAL;
            default -> MODEL;
        };
    }
}
