package lyceum.performance.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Sample;
import lyceum.platform.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The canonical event of a request or a run, as a function says it. Members that it does not have are figures that were not measured.
 *
 * @param time when CloudWatch got it
 */
record RunLine(Instant time, JsonNode json) {
    /** Members that are counted as they are. */
    private static final Map<String, Figure> COUNTS = Map.ofEntries(
            Map.entry("dynamodb_throttles", Figure.DATABASE_THROTTLES),
            Map.entry("cache_hits", Figure.CACHE_HITS),
            Map.entry("cache_misses", Figure.CACHE_MISSES),
            Map.entry("provider_calls", Figure.PROVIDER_CALLS),
            Map.entry("provider_failures", Figure.PROVIDER_FAILURES),
            Map.entry("provider_cost_micro_usd", Figure.PROVIDER_MICRO_USD),
            Map.entry("request_bytes", Figure.REQUEST_BYTES),
            Map.entry("generations_finished", Figure.GENERATIONS_FINISHED),
            Map.entry("generations_failed", Figure.GENERATIONS_FAILED),
            Map.entry("exports_finished", Figure.EXPORTS_FINISHED),
            Map.entry("logins", Figure.LOGINS),
            Map.entry("logins_failed", Figure.LOGINS_FAILED),
            Map.entry("logins_locked", Figure.LOGINS_LOCKED),
            Map.entry("registrations", Figure.REGISTRATIONS));

    /** Members in per cent, kept in hundredths. */
    private static final Map<String, Figure> SHARES = Map.of(
            "memory_percent", Figure.MEMORY,
            "cpu_percent", Figure.CPU,
            "connections_percent", Figure.CONNECTIONS);

    /** Empty for what is no canonical event. */
    static Optional<RunLine> of(long epochMillis, String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            String message = json.path("message").asString("");
            boolean canonical = message.equals("request") || message.equals("run");
            return canonical && json.path("function").isString()
                    ? Optional.of(new RunLine(Instant.ofEpochMilli(epochMillis), json))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    Sample sample(String eventId) {
        var values = new Sample.Builder()
                .with(Figure.RUN_US, Math.round(decimal("duration_ms") * 1_000))
                .with(Figure.FAILED, failed() ? 1 : 0)
                .with(Figure.COLD, json.path("cold").asBoolean(false) ? 1 : 0)
                .with(Figure.DATABASE_CALLS, databaseCalls())
                .with(Figure.READ_MILLIUNITS, Math.round(decimal("dynamodb_read_units") * 1_000))
                .with(Figure.WRITE_MILLIUNITS, Math.round(decimal("dynamodb_write_units") * 1_000));
        if (databaseCalls() > 0) {
            values.with(Figure.DATABASE_US, Math.round(databaseMillis() * 1_000 / databaseCalls()));
        }
        if (decimal("provider_calls") > 0) {
            values.with(Figure.PROVIDER_US, Math.round(decimal("provider_ms") * 1_000));
        }
        cache(values);
        COUNTS.forEach((member, figure) -> values.with(figure, has(member) ? Math.round(decimal(member)) : -1));
        SHARES.forEach((member, figure) -> values.with(figure, has(member) ? Math.round(decimal(member) * 100) : -1));
        return values.of(Hash.of(eventId), function());
    }

    private void cache(Sample.Builder values) {
        switch (json.path("cache").asString("")) {
            case "HIT" -> values.with(Figure.CACHE_HITS, 1);
            case "MISS" -> values.with(Figure.CACHE_MISSES, 1);
            default -> {}
        }
    }

    String function() {
        return json.path("function").asString("");
    }

    String requestId() {
        return json.path("request_id").asString("");
    }

    String operation() {
        return json.path("operation").asString("");
    }

    boolean failed() {
        return json.path("failed").asBoolean(false) || status() >= 500;
    }

    /** 0 for a run that answers no request. */
    int status() {
        return json.path("status").asInt(0);
    }

    double millis() {
        return decimal("duration_ms");
    }

    long databaseCalls() {
        return Math.round(decimal("dynamodb_calls"));
    }

    double databaseMillis() {
        return has("db_ms") ? decimal("db_ms") : decimal("dynamodb_ms");
    }

    Optional<Double> measured(String member) {
        return has(member) ? Optional.of(decimal(member)) : Optional.empty();
    }

    private boolean has(String member) {
        return json.path(member).isNumber();
    }

    private double decimal(String member) {
        return Math.max(0, json.path(member).asDouble(0));
    }
}
