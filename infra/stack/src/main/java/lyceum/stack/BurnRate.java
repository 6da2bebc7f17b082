package lyceum.stack;

import java.util.List;
import java.util.function.BiFunction;
import lyceum.stack.Alarms.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/**
 * Alarms on how fast a service level's error budget is used up, over a long and a short window at once (Google, The Site Reliability
 * Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts"): the long one says that it matters, the short one that it still goes on.
 *
 * <p>CloudWatch's alarms look back a day at most in one period. The window of three days is therefore taken apart: each of three days in
 * a row above the rate, or one of them above three times the rate. What lies between is told a day or two later.
 *
 * @param name how the alarms begin
 * @param budget the share of requests that may fail, in per cent
 * @param failing the share that fails, in per cent, over windows of a length; whether those with too few requests count as 0
 * @param advice what to do
 */
record BurnRate(
        String name, String what, double budget, BiFunction<Duration, Integer, IMetric> failing, String advice) {
    private static final int FEW = 100;
    private static final List<Step> STEPS = List.of(
            new Step("Fast", 14.4, Severity.CRITICAL, Duration.hours(1), Duration.minutes(5)),
            new Step("Steady", 6, Severity.CRITICAL, Duration.hours(6), Duration.minutes(30)));

    private record Step(String id, double rate, Severity severity, Duration window, Duration shortWindow) {}

    void addTo(Alarms alarms) {
        for (Step step : STEPS) {
            Alarm over = part(alarms, step.id() + "Long", step.rate(), step.window(), FEW, 1, 1);
            Alarm now = part(alarms, step.id() + "Short", step.rate(), step.shortWindow(), 1, 1, 1);
            alarms.allOf(
                    step.severity(),
                    name + step.id() + "Burn",
                    what + " " + step.rate() + " times as often as promised, within " + words(step.window())
                            + " and still within " + words(step.shortWindow()) + ". " + advice,
                    Alarms.on(over),
                    Alarms.on(now));
        }
        Duration day = Duration.days(1);
        Alarm everyDay = part(alarms, "SlowDays", 1, day, 10 * FEW, 3, 3);
        Alarm oneDay = part(alarms, "SlowDay", 3, day, 10 * FEW, 1, 3);
        Alarm now = part(alarms, "SlowShort", 1, Duration.hours(6), FEW, 1, 1);
        alarms.allOf(
                Severity.WARNING,
                name + "SlowBurn",
                what + " more often than promised, over 3 days and still within 6 hours. " + advice,
                Alarms.anyOf(everyDay, oneDay),
                Alarms.on(now));
    }

    /** @param least with fewer requests a window counts as good: a quiet night's one failure is no outage */
    private Alarm part(Alarms alarms, String id, double rate, Duration window, int least, int some, int all) {
        return alarms.part(
                name + id,
                "Part of the alarms on " + name + "; tells nobody by itself.",
                Condition.above(rate * budget, failing.apply(window, least)).times(some, all));
    }

    private static String words(Duration window) {
        long minutes = window.toMinutes().longValue();
        return switch ((int) minutes) {
            case 60 -> "an hour";
            case 360 -> "6 hours";
            default -> minutes + " minutes";
        };
    }
}
