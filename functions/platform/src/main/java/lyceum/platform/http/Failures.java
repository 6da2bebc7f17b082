package lyceum.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Operation;
import lyceum.contract.Problems;
import lyceum.platform.environment.Instance;
import lyceum.platform.telemetry.Telemetry;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what was thrown into a problem. What the caller can't help is logged with its place in the code and answered as 500. */
public final class Failures {
    private static final int FRAMES = 12;

    private Failures() {}

    static Step answered(Operation operation, Instance instance, Step next) {
        return request -> {
            try {
                return next.answer(request);
            } catch (InvalidRequest invalid) {
                return Decoding.invalid(invalid.violations());
            } catch (RuntimeException failure) {
                var members = new LinkedHashMap<String, Object>();
                members.put("operation", operation.id());
                members.put("request_id", request.invocation().requestId());
                members.putAll(described(failure));
                instance.environment().telemetry().event(Telemetry.Level.ERROR, "failure", members);
                return Answer.problem(Problems.INTERNAL_ERROR, "The operator can find it by request_id.");
            }
        };
    }

    /**
     * Class and place of a failure. Messages stay out, since they may quote a caller's data, but for those of AWS and of
     * {@link Declared}, which don't.
     */
    public static Map<String, Object> described(Throwable failure) {
        var members = new LinkedHashMap<String, Object>();
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        members.put("failure_class", failure.getClass().getName());
        if (cause != failure) {
            members.put("cause_class", cause.getClass().getName());
        }
        if (failure instanceof SdkException || failure instanceof Declared.Undeclared) {
            members.put("detail", String.valueOf(failure.getMessage()));
        }
        members.put(
                "at",
                Stream.of(cause.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .toList());
        return members;
    }
}
