package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import lyceum.platform.Invocation;
import lyceum.platform.Json;
import lyceum.platform.environment.Environment;
import lyceum.platform.environment.Instance;
import lyceum.platform.http.CallerContext;
import lyceum.platform.http.Canonical;
import lyceum.platform.http.Failures;
import lyceum.platform.http.GatewayEvents;
import lyceum.platform.http.Run;
import lyceum.platform.telemetry.CurrentRun;
import lyceum.platform.telemetry.RunMeter;
import lyceum.platform.telemetry.Telemetry;
import lyceum.platform.telemetry.Trace;

/** The functions that answer no HTTP request, each with the same telemetry around it. */
final class Jobs {
    /** Where SQS keeps the X-Ray trace of a message's sender. */
    private static final String XRAY = "AWSTraceHeader";

    private final Instance instance;

    Jobs(Instance instance) {
        this.instance = instance;
    }

    /**
     * Works on a batch, message by message. One that fails, or can't even be read, is named in the answer: it stays on the queue
     * and ends in the dead-letter queue, while the others are done.
     */
    <M extends Record> Function<Run<SQSEvent>, SQSBatchResponse> queue(App.Job<M> job) {
        return run -> {
            List<BatchItemFailure> failed = new ArrayList<>();
            for (SQSMessage message : run.event().getRecords()) {
                if (!done(message, run.lambda(), invocation -> job.worker()
                        .work(Json.read(message.getBody(), job.message()), invocation))) {
                    failed.add(new BatchItemFailure(message.getMessageId()));
                }
            }
            return new SQSBatchResponse(failed);
        };
    }

    /** Runs what the clock starts; a failure is Lambda's to see, so that its alarms do. */
    Function<Run<ScheduledEvent>, String> schedule(Consumer<Invocation> work) {
        return run -> {
            String runId = run.lambda().getAwsRequestId();
            told(runId, run.lambda(), invocation -> {
                work.accept(invocation);
                return "done";
            });
            return "done";
        };
    }

    /** Reads a batch of log events; after a failure Lambda brings the same batch again. */
    Function<Run<LogBatch>, String> logs(LogReader reader) {
        return run -> told(run.lambda().getAwsRequestId(), run.lambda(), invocation -> {
            reader.read(run.event(), invocation);
            return "done";
        });
    }

    <I extends Record, O extends Record> Function<Run<Record>, Record> manual(App.Manual<I, O> manual) {
        return run -> told(run.lambda().getAwsRequestId(), run.lambda(), _ -> manual.work()
                .apply(manual.request().cast(run.event())));
    }

    /** Answers with a policy for the whole stage, since the gateway keeps it for all routes of the key. */
    Function<Run<APIGatewayCustomAuthorizerEvent>, IamPolicyResponseV1> authorizer(Authorizer authorizer) {
        return run -> {
            APIGatewayCustomAuthorizerEvent event = run.event();
            Trace trace = GatewayEvents.trace(event.getHeaders(), run.lambda(), instance.environment());
            var grant =
                    told(run.lambda().getAwsRequestId(), run.lambda(), trace, _ -> Credentials.of(event.getHeaders())
                            .flatMap(authorizer::authorize));
            return grant.map(known -> policy(event.getMethodArn(), known)).orElseThrow(() -> new Unauthorized());
        };
    }

    private static IamPolicyResponseV1 policy(String methodArn, Authorizer.Grant grant) {
        String[] arn = methodArn.split("/", 3);
        return IamPolicyResponseV1.builder()
                .withPrincipalId(grant.caller().principal().id())
                .withUsageIdentifierKey(grant.usageKey())
                .withContext(Map.copyOf(CallerContext.of(grant.caller())))
                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                        .withVersion(IamPolicyResponseV1.VERSION_2012_10_17)
                        .withStatement(List.of(IamPolicyResponseV1.allowStatement(arn[0] + "/" + arn[1] + "/*")))
                        .build())
                .build();
    }

    private boolean done(SQSMessage message, Context lambda, Consumer<Invocation> work) {
        try {
            return told(message.getMessageId(), lambda, trace(message), invocation -> {
                work.accept(invocation);
                return true;
            });
        } catch (RuntimeException _) {
            return false; // told already; the queue brings the message again
        }
    }

    private <R> R told(String runId, Context lambda, Function<Invocation, R> work) {
        Trace trace = Trace.of(
                Optional.empty(),
                Optional.ofNullable(lambda.getXrayTraceId()),
                instance.environment().ids());
        return told(runId, lambda, trace, work);
    }

    private <R> R told(String runId, Context lambda, Trace trace, Function<Invocation, R> work) {
        return instance.environment().telemetry().run(lambda, () -> run(runId, lambda, trace, work));
    }

    /** The sender's trace, which came along with the message, else the one that SQS keeps of X-Ray. */
    private Trace trace(SQSMessage message) {
        return Trace.of(
                Optional.ofNullable(message.getMessageAttributes())
                        .map(attributes -> attributes.get(Trace.HEADER))
                        .map(MessageAttribute::getStringValue),
                Optional.ofNullable(message.getAttributes()).map(attributes -> attributes.get(XRAY)),
                instance.environment().ids());
    }

    private <R> R run(String runId, Context lambda, Trace trace, Function<Invocation, R> work) {
        Environment environment = instance.environment();
        Telemetry telemetry = environment.telemetry();
        var meter = new RunMeter(environment.gauges(), lambda);
        Invocation invocation = GatewayEvents.invocation(runId, lambda, environment.clock());
        Map<String, Object> failure = Map.of();
        try {
            return CurrentRun.during(
                    telemetry,
                    meter.usage(),
                    trace,
                    () -> telemetry.traced(trace, instance.function().id(), _ -> false, () -> work.apply(invocation)));
        } catch (RuntimeException | Error thrown) {
            failure = Failures.described(thrown);
            throw thrown;
        } finally {
            Canonical.run(instance, runId, trace.traceId(), meter.read(), meter.usage(), failure);
        }
    }

    /** API Gateway answers 401 to an authorizer's failure with exactly this message, and 500 to any other. */
    static final class Unauthorized extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unauthorized() {
            super("Unauthorized", null, false, false);
        }
    }
}
