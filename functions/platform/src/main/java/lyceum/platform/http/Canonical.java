package lyceum.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Measure;
import lyceum.contract.ServiceLevel;
import lyceum.platform.environment.Instance;
import lyceum.platform.telemetry.RunMeter.Reading;
import lyceum.platform.telemetry.Telemetry;
import lyceum.platform.telemetry.Telemetry.Level;
import lyceum.platform.telemetry.Telemetry.Metric;
import lyceum.platform.telemetry.Usage;

/** The one event that each run leaves, with all there is to know about it but its content; its metrics are on the same line. */
public final class Canonical {
    /** So many calls of AWS may be under way at once: what the SDK's clients hold open. */
    private static final int CONNECTIONS = 50;

    private final Instance instance;
    private final Reading reading;
    private final Usage usage;
    private final boolean cold;
    private final Map<String, Object> members = new LinkedHashMap<>(64);
    private final List<Metric> metrics = new ArrayList<>(8);

    private Canonical(Instance instance, Reading reading, Usage usage) {
        this.instance = instance;
        this.reading = reading;
        this.usage = usage;
        this.cold = instance.first();
    }

    /** Tells of a request. */
    static void request(Instance instance, Request request, Answered answered, Reading reading, Usage usage) {
        new Canonical(instance, reading, usage).request(request, answered);
    }

    /**
     * Tells of a run that answers no request.
     *
     * @param failure why it failed; empty if it did not
     */
    public static void run(
            Instance instance, String runId, String traceId, Reading reading, Usage usage, Map<String, ?> failure) {
        new Canonical(instance, reading, usage).run(runId, traceId, failure);
    }

    private void request(Request request, Answered answered) {
        Answer answer = answered.answer();
        boolean failed = answer.status() >= 500;
        members.put("operation", request.operation().id());
        members.put("status", answer.status());
        members.put("duration_ms", rounded(reading.milliseconds()));
        members.put("request_id", request.invocation().requestId());
        members.put("trace_id", request.trace().traceId());
        members.put("organisation", request.caller().organisation());
        members.put("principal", request.caller().principal().id());
        members.put("tier", request.caller().known() ? request.caller().tier().word() : "");
        place();
        members.put("request_bytes", request.body().length);
        members.put("response_bytes", answered.bytes().length);
        members.put("replayed", answer.header(Repeats.REPLAYED).isPresent());
        if (answer.body() instanceof Answer.Body.Failure failure) {
            members.put("problem", failure.problem().slug());
        }
        members.put("cache", answered.cache().word());
        members.put("auth_ms", request.authMilliseconds());
        if (!waits(request)) {
            long promised = request.operation().level().p95().toMillis();
            metrics.add(new Metric(Measure.ANSWER_TIME, rounded(reading.milliseconds())));
            metrics.add(new Metric(Measure.LATE, reading.milliseconds() > promised ? 1 : 0));
        }
        tell("request", failed, Map.of());
    }

    /** By design, or because its caller asked for it. */
    private static boolean waits(Request request) {
        return request.operation().level().equals(ServiceLevel.WAITING)
                || request.header("prefer").flatMap(Preferences::waiting).isPresent();
    }

    private void run(String runId, String traceId, Map<String, ?> failure) {
        boolean failed = !failure.isEmpty();
        members.put("function", instance.function().id());
        members.put("duration_ms", rounded(reading.milliseconds()));
        members.put("request_id", runId);
        members.put("trace_id", traceId);
        place();
        members.put("failed", failed);
        members.put("cache", Cached.of(usage.caches().values()).word());
        metrics.add(new Metric(Measure.DURATION, rounded(reading.milliseconds())));
        tell("run", failed, failure);
    }

    private void place() {
        members.put("function", instance.function().id());
        members.put("version", instance.version());
        members.put("server_id", instance.serverId());
        members.put("cold", cold);
    }

    private void tell(String message, boolean failed, Map<String, ?> failure) {
        used();
        members.putAll(failure);
        measure(failed);
        Telemetry telemetry = instance.environment().telemetry();
        telemetry.event(failed ? Level.ERROR : Level.INFO, message, members, metrics);
        usage.caches()
                .forEach((cache, lookups) -> telemetry.metrics(
                        Measure.By.CACHE,
                        cache,
                        new Metric(Measure.CACHE_HITS, lookups.hits()),
                        new Metric(Measure.CACHE_MISSES, lookups.misses())));
    }

    private void used() {
        double database = rounded(usage.milliseconds());
        members.put("dynamodb_calls", usage.calls());
        members.put("dynamodb_ms", database);
        members.put("db_ms", database);
        members.put("dynamodb_read_units", usage.readUnits());
        members.put("dynamodb_write_units", usage.writeUnits());
        members.put(Measure.DYNAMODB_THROTTLES.metric(), usage.throttles());
        members.put("provider_calls", usage.providerCalls());
        members.put("provider_failures", usage.providerFailures());
        members.put("provider_ms", rounded(usage.providerMilliseconds()));
        members.put("provider_cost_micro_usd", usage.providerMicroUsd());
        members.put(Measure.MEMORY.metric(), rounded(reading.memoryPercent()));
        members.put(Measure.CPU.metric(), rounded(reading.cpuPercent()));
    }

    private void measure(boolean failed) {
        metrics.add(new Metric(Measure.COLD_STARTS, cold ? 1 : 0));
        metrics.add(new Metric(Measure.FAILURES, failed ? 1 : 0));
        metrics.add(new Metric(Measure.DYNAMODB_CALLS, usage.calls()));
        metrics.add(new Metric(Measure.DYNAMODB_THROTTLES, usage.throttles()));
        metrics.add(new Metric(Measure.MEMORY, rounded(reading.memoryPercent())));
        metrics.add(new Metric(Measure.CPU, rounded(reading.cpuPercent())));
        metrics.add(new Metric(Measure.CONNECTIONS, Math.min(100, 100.0 * usage.mostInFlight() / CONNECTIONS)));
        usage.counts().forEach((measure, count) -> metrics.add(new Metric(measure, count)));
    }

    /** Two digits after the point. */
    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
