package lyceum.local.metrics;

import java.util.List;
import java.util.Optional;

/**
 * How CloudWatch judges the data points of an alarm (its user guide, "Configuring how CloudWatch alarms treat missing data"). It looks
 * at more points than the alarm evaluates, so that missing ones can be made up for by older ones; how many more is not published. Here
 * it is two, as in the guide's examples.
 *
 * @param periods N: how many points are evaluated
 * @param breaching M: how many of them must breach
 */
record Verdict(int periods, int breaching, Missing missing) {
    private static final int MORE = 2;

    /** How many points {@link #of} is to be given. */
    int range() {
        return periods + MORE;
    }

    /**
     * The state that some points lead to; empty if the alarm is to stay as it is.
     *
     * @param points oldest first: whether each breaches; empty where there is no data
     */
    Optional<AlarmState> of(List<Optional<Boolean>> points) {
        boolean[] real = newestFirst(points);
        int breaches = count(real, Math.min(real.length, periods));
        int lacking = periods - real.length;
        if (lacking <= 0) {
            return Optional.of(breaches >= breaching ? AlarmState.ALARM : AlarmState.OK);
        }
        return switch (missing) {
            case breaching -> Optional.of(breaches + lacking >= breaching ? AlarmState.ALARM : AlarmState.OK);
            case notBreaching -> Optional.of(breaches >= breaching ? AlarmState.ALARM : AlarmState.OK);
            case ignore -> withoutTheMissing(real, breaches);
            case missing ->
                real.length == 0
                        ? Optional.of(AlarmState.INSUFFICIENT_DATA)
                        : isPremature(points) ? Optional.of(AlarmState.ALARM) : withoutTheMissing(real, breaches);
        };
    }

    private Optional<AlarmState> withoutTheMissing(boolean[] real, int breaches) {
        if (breaches >= breaching) {
            return Optional.of(AlarmState.ALARM);
        }
        return breaches < real.length ? Optional.of(AlarmState.OK) : Optional.empty();
    }

    /**
     * With fewer points than must breach: whether the oldest within the evaluated periods breaches, is old enough that all that must
     * breach could have come since, and nothing but breaches or gaps came after it.
     */
    private boolean isPremature(List<Optional<Boolean>> points) {
        boolean[] all = newestFirst(points);
        if (all.length >= breaching || count(all, all.length) < all.length) {
            return false;
        }
        for (int age = periods; age >= breaching; age--) {
            if (points.get(points.size() - age).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] newestFirst(List<Optional<Boolean>> points) {
        var real = points.stream().flatMap(Optional::stream).toList().reversed();
        boolean[] values = new boolean[real.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = real.get(i);
        }
        return values;
    }

    private static int count(boolean[] values, int first) {
        int count = 0;
        for (int i = 0; i < first; i++) {
            count += values[i] ? 1 : 0;
        }
        return count;
    }
}
