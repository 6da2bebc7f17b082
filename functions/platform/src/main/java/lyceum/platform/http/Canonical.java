package lyceum.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import lyceum.platform.environment.Instance;
import lyceum.platform.telemetry.Telemetry;
import lyceum.platform.telemetry.Telemetry.Level;
import lyceum.platform.telemetry.Telemetry.Metric;
import lyceum.platform.telemetry.Usage;

/** The one event that each request leaves, with all there is to know about it but its content. */
public final class Canonical {
    private Canonical() {}

    static void told(Instance instance, Request request, Answer answer, int bytes, double milliseconds, Usage usage) {
        var members = new LinkedHashMap<String, Object>();
        boolean cold = instance.first();
        members.put("operation", request.operation().id());
        members.put("status", answer.status());
        members.put("duration_ms", rounded(milliseconds));
        members.put("request_id", request.invocation().requestId());
        members.put("trace_id", request.trace().traceId());
        members.put("organisation", request.caller().organisation());
        members.put("principal", request.caller().principal().id());
        members.put("tier", request.caller().known() ? request.caller().tier().word() : "");
        members.put("function", instance.function().id());
        members.put("version", instance.version());
        members.put("server_id", instance.serverId());
        members.put("cold", cold);
        members.put("request_bytes", request.body().length);
        members.put("response_bytes", bytes);
        members.put("replayed", answer.header(Repeats.REPLAYED).isPresent());
        if (answer.body() instanceof Answer.Body.Failure failure) {
            members.put("problem", failure.problem().slug());
        }
        members.putAll(used(usage));
        Telemetry telemetry = instance.environment().telemetry();
        telemetry.event(answer.status() < 500 ? Level.INFO : Level.ERROR, "request", members);
        telemetry.metrics(
                Map.of("operation", request.operation().id()),
                Metric.milliseconds("duration", milliseconds),
                Metric.count("server_errors", answer.status() >= 500 ? 1 : 0),
                Metric.count("client_errors", answer.status() >= 400 && answer.status() < 500 ? 1 : 0),
                Metric.count("cold_starts", cold ? 1 : 0),
                Metric.count("dynamodb_calls", usage.calls()));
    }

    public static Map<String, Object> used(Usage usage) {
        var members = new LinkedHashMap<String, Object>();
        members.put("dynamodb_calls", usage.calls());
        members.put("dynamodb_ms", rounded(usage.milliseconds()));
        members.put("dynamodb_read_units", usage.readUnits());
        members.put("dynamodb_write_units", usage.writeUnits());
        return members;
    }

    public static double rounded(double milliseconds) {
        return Math.round(milliseconds * 100) / 100.0;
    }
}
