package lyceum.local.gateway;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lyceum.local.template.Properties;
import lyceum.local.template.UnsupportedTemplate;
import org.jspecify.annotations.Nullable;

/** The usage plans of a stage: rate and burst of each key, of each key at a method, and its quota, counted since the start. */
final class UsagePlans {
    /** What a throttle allows. */
    private record Rate(double perSecond, long burst) {
        static Rate of(Properties throttle) {
            return new Rate(throttle.decimal("RateLimit"), throttle.number("BurstLimit"));
        }
    }

    private record Quota(long limit, ChronoUnit period) {}

    private record Used(LocalDate since, long requests) {}

    private record Plan(Optional<Rate> rate, Map<String, Rate> byMethod, Optional<Quota> quota) {}

    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Used> counts = new ConcurrentHashMap<>();
    private final UsageKeys keys;

    UsagePlans(UsageKeys keys) {
        this.keys = keys;
    }

    /** @param stage the part of the plan that is about this stage */
    void add(String planId, Properties plan, Properties stage) {
        var byMethod = new LinkedHashMap<String, Rate>();
        stage.objectIf("Throttle")
                .ifPresent(throttles ->
                        throttles.names().forEach(method -> byMethod.put(method, Rate.of(throttles.object(method)))));
        plans.put(
                planId,
                new Plan(
                        plan.objectIf("Throttle").map(Rate::of),
                        byMethod,
                        plan.objectIf("Quota").map(UsagePlans::quota)));
    }

    private static Quota quota(Properties quota) {
        ChronoUnit period =
                switch (quota.text("Period")) {
                    case "DAY" -> ChronoUnit.DAYS;
                    case "WEEK" -> ChronoUnit.WEEKS;
                    case "MONTH" -> ChronoUnit.MONTHS;
                    default -> throw new UnsupportedTemplate(quota.where() + ".Period must be DAY, WEEK or MONTH.");
                };
        return new Quota(quota.number("Limit"), period);
    }

    /**
     * Counts one request of a key.
     *
     * @throws Failed if the key is unknown or on no plan of this stage, or has used up its rate or its quota
     */
    void admit(Exchange exchange, Route route, @Nullable String keyValue) {
        UsageKeys.Subscription subscription = Optional.ofNullable(keyValue)
                .flatMap(keys::byValue)
                .orElseThrow(() -> new Failed(Failure.INVALID_API_KEY, "Forbidden"));
        exchange.apiKeyId = subscription.key().id();
        boolean known = false;
        for (String planId : subscription.plans()) {
            Plan plan = plans.get(planId);
            if (plan != null) {
                known = true;
                count(exchange, route, planId + ' ' + subscription.key().id(), plan);
            }
        }
        if (!known) {
            throw new Failed(Failure.INVALID_API_KEY, "Forbidden");
        }
    }

    private void count(Exchange exchange, Route route, String subscriber, Plan plan) {
        long now = exchange.startedMillis * 1_000_000;
        Rate atMethod = plan.byMethod().get(route.key());
        boolean admitted = (atMethod == null
                        || bucket(subscriber + ' ' + route.key(), atMethod).take(now))
                && (plan.rate().isEmpty()
                        || bucket(subscriber, plan.rate().get()).take(now));
        if (!admitted) {
            throw new Failed(Failure.THROTTLED, "Too Many Requests");
        }
        plan.quota().ifPresent(quota -> draw(quota, subscriber, exchange.startedMillis));
    }

    private TokenBucket bucket(String name, Rate rate) {
        TokenBucket known = buckets.get(name);
        return known != null
                ? known
                : buckets.computeIfAbsent(name, _ -> new TokenBucket(rate.perSecond(), rate.burst()));
    }

    private void draw(Quota quota, String subscriber, long nowMillis) {
        LocalDate start = start(quota.period(), nowMillis);
        Used used = counts.compute(
                subscriber,
                (_, before) ->
                        new Used(start, before == null || !before.since().equals(start) ? 1 : before.requests() + 1));
        if (used.requests() > quota.limit()) {
            throw new Failed(Failure.QUOTA_EXCEEDED, "Limit Exceeded");
        }
    }

    private static LocalDate start(ChronoUnit period, long nowMillis) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC);
        return switch (period) {
            case WEEKS -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTHS -> today.withDayOfMonth(1);
            default -> today;
        };
    }
}
