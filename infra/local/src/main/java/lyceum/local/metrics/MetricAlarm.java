package lyceum.local.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An alarm on one metric, or on an expression over several.
 *
 * @param answer which of the queries is compared
 * @param periods how many of the last periods are looked at
 * @param breaching how many of them must breach
 * @param missing what a period without data counts as
 * @param lowSamplesIgnored whether a percentile of too few values leaves the alarm as it is
 */
public record MetricAlarm(
        String name,
        String arn,
        String description,
        Actions actions,
        MetricData data,
        String answer,
        Comparison comparison,
        double threshold,
        Duration period,
        int periods,
        int breaching,
        Missing missing,
        boolean lowSamplesIgnored)
        implements Alarm {
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * What an evaluation found.
     *
     * @param state empty if the alarm is to stay as it is
     */
    record Finding(Optional<AlarmState> state, String reason) {}

    /** The statistic that it is on; empty if it is on an expression. */
    public Optional<MetricQuery.Statistic> only() {
        return data.all().size() == 1 && data.all().getFirst() instanceof MetricQuery.Statistic statistic
                ? Optional.of(statistic)
                : Optional.empty();
    }

    private Verdict verdict() {
        return new Verdict(periods, breaching, missing);
    }

    /** Windows slide by the minute; those of more than a day in all, by the hour. */
    Instant endAt(Instant now) {
        long step = period.multipliedBy(periods).compareTo(DAY) > 0 ? 3_600 : 60;
        return Instant.ofEpochSecond(now.getEpochSecond() / step * step);
    }

    Finding evaluate(MetricStore store, Instant now) {
        Verdict verdict = verdict();
        Instant end = endAt(now);
        var ends = new ArrayList<Instant>();
        for (int back = verdict.range() - 1; back >= 0; back--) {
            ends.add(end.minus(period.multipliedBy(back)));
        }
        double[] values = data.values(answer, store, period, ends);
        var points = new ArrayList<Optional<Boolean>>();
        for (double value : values) {
            points.add(Double.isNaN(value) ? Optional.empty() : Optional.of(comparison.breaches(value, threshold)));
        }
        if (lowSamplesIgnored && hasLowSamples(store, ends, values)) {
            return new Finding(Optional.empty(), "Too few values for this percentile.");
        }
        return new Finding(verdict.of(points), reason(values));
    }

    /**
     * CloudWatch calls a percentile between 50 and 100 too thin below 10 / (1 - p) values. Of the points that would be evaluated none may
     * be: that is stricter than CloudWatch has to be, which says no more than that the state does not change meanwhile.
     */
    private boolean hasLowSamples(MetricStore store, List<Instant> ends, double[] values) {
        var query = data.statistics().getFirst();
        if (!query.statistic().startsWith("p")) {
            return false;
        }
        double share = Double.parseDouble(query.statistic().substring(1)) / 100;
        double least = share >= 0.5 ? 10 / (1 - share) : 10 / share;
        int evaluated = 0;
        for (int i = values.length - 1; i >= 0 && evaluated < periods; i--) {
            if (!Double.isNaN(values[i])) {
                evaluated++;
                double count = store.between(query.series(), ends.get(i).minus(period), ends.get(i))
                        .map(Statistics::count)
                        .orElse(0.0);
                // 10 / (1 - 0.99) is a little more than 1000 for a computer.
                if (count < least - 1e-6) {
                    return true;
                }
            }
        }
        return false;
    }

    private String reason(double[] values) {
        var known = new ArrayList<Double>();
        for (int i = values.length - 1; i >= 0 && known.size() < periods; i--) {
            if (!Double.isNaN(values[i])) {
                known.add(values[i]);
            }
        }
        if (known.isEmpty()) {
            return "No data within the last " + verdict().range() + " periods; missing data counts as " + missing + ".";
        }
        long breaches = known.stream()
                .filter(value -> comparison.breaches(value, threshold))
                .count();
        return String.format(
                Locale.ROOT,
                "%d of the last %d datapoints %s: %s the threshold (%s); %d make an ALARM.",
                breaches,
                periods,
                known,
                comparison.words(),
                threshold,
                breaching);
    }
}
