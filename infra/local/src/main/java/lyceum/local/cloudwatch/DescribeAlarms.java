package lyceum.local.cloudwatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lyceum.local.metrics.Alarm;
import lyceum.local.metrics.AlarmState;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.CompositeAlarm;
import lyceum.local.metrics.MetricAlarm;
import lyceum.local.metrics.Series;

/** Tells alarms as they stand, by name. */
final class DescribeAlarms {
    private static final int MOST = 100;
    private static final int USUAL = 50;

    private final AlarmWatch alarms;

    DescribeAlarms(AlarmWatch alarms) {
        this.alarms = alarms;
    }

    Map<String, Object> answer(Input input) {
        input.notBoth("AlarmNames", "AlarmNamePrefix");
        input.notBoth("ChildrenOfAlarmName", "ParentsOfAlarmName");
        int most = input.number("MaxRecords", 1, MOST, USUAL);
        Optional<String> last = Token.of(input);
        Predicate<Alarm> asked = asked(input);
        Map<Alarm, AlarmWatch.Standing> standings = alarms.standings();
        Optional<AlarmState> state = input.oneOf("StateValue", AlarmState.class);
        List<Alarm> rest = standings.keySet().stream()
                .filter(asked)
                .filter(alarm -> state.isEmpty()
                        || state.get() == standing(standings, alarm).state())
                .filter(alarm -> last.isEmpty() || alarm.name().compareTo(last.get()) > 0)
                .sorted(Comparator.comparing(Alarm::name))
                .toList();
        List<Alarm> page = rest.subList(0, Math.min(most, rest.size()));
        var plain = new ArrayList<Map<String, Object>>();
        var composite = new ArrayList<Map<String, Object>>();
        page.forEach(alarm -> AlarmViews.of(alarm, standing(standings, alarm), plain, composite));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("MetricAlarms", plain);
        answer.put("CompositeAlarms", composite);
        if (page.size() < rest.size()) {
            answer.put("NextToken", Token.after(page.getLast().name()));
        }
        return answer;
    }

    /** The plain alarms on one metric; those on expressions are not among them, as on AWS. */
    Map<String, Object> forMetric(Input input) {
        var series = new Series(input.text("Namespace"), input.dimensions(), input.text("MetricName"));
        input.notBoth("Statistic", "ExtendedStatistic");
        Optional<String> statistic = input.textIf("Statistic").or(() -> input.textIf("ExtendedStatistic"));
        Optional<Integer> period = input.period("Period");
        var plain = new ArrayList<Map<String, Object>>();
        alarms.standings().forEach((alarm, standing) -> {
            if (alarm instanceof MetricAlarm metric
                    && metric.only()
                            .filter(query -> query.series().equals(series))
                            .filter(query ->
                                    statistic.isEmpty() || query.statistic().equals(statistic.get()))
                            .isPresent()
                    && (period.isEmpty() || metric.period().toSeconds() == period.get())) {
                AlarmViews.of(alarm, standing, plain, new ArrayList<>());
            }
        });
        return Map.of("MetricAlarms", plain);
    }

    private Predicate<Alarm> asked(Input input) {
        List<String> names = input.texts("AlarmNames");
        if (names.size() > MOST) {
            throw input.wrong("AlarmNames", "must not have more than " + MOST + " members");
        }
        Set<AlarmType> types = AlarmType.asked(input);
        String prefix = input.textIf("AlarmNamePrefix").orElse("");
        String actions = input.textIf("ActionPrefix").orElse("");
        Optional<String> whole = input.textIf("ChildrenOfAlarmName");
        Optional<String> part = input.textIf("ParentsOfAlarmName");
        // Who asks for the parts of an alarm is told of all of them.
        return alarm -> (types.contains(AlarmType.of(alarm)) || whole.isPresent() || part.isPresent())
                && (names.isEmpty() || names.contains(alarm.name()))
                && alarm.name().startsWith(prefix)
                && (actions.isEmpty() || topics(alarm).anyMatch(topic -> topic.startsWith(actions)))
                && (whole.isEmpty()
                        || whole.flatMap(alarms::named)
                                .filter(other -> reads(other, alarm))
                                .isPresent())
                && (part.isEmpty()
                        || part.flatMap(alarms::named)
                                .filter(other -> reads(alarm, other))
                                .isPresent());
    }

    private static Stream<String> topics(Alarm alarm) {
        return Stream.of(
                        alarm.actions().alarm(),
                        alarm.actions().ok(),
                        alarm.actions().insufficientData())
                .flatMap(List::stream);
    }

    private static boolean reads(Alarm whole, Alarm part) {
        return whole instanceof CompositeAlarm composite
                && (composite.rule().reads().contains(part.name())
                        || composite.rule().reads().contains(part.arn()));
    }

    private static AlarmWatch.Standing standing(Map<Alarm, AlarmWatch.Standing> standings, Alarm alarm) {
        return Optional.ofNullable(standings.get(alarm)).orElseThrow();
    }
}
