package lyceum.local.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.metrics.AlarmChange;
import lyceum.local.metrics.AlarmWatch;

/** Tells how alarms changed. A change of state is the only kind of event that is kept. */
final class DescribeAlarmHistory {
    private static final int MOST = 100;

    private enum Order {
        TimestampAscending,
        TimestampDescending
    }

    private enum Kind {
        ConfigurationUpdate,
        StateUpdate,
        Action,
        AlarmContributorStateUpdate,
        AlarmContributorAction
    }

    private final AlarmWatch alarms;

    DescribeAlarmHistory(AlarmWatch alarms) {
        this.alarms = alarms;
    }

    Map<String, Object> answer(Input input) {
        int most = input.number("MaxRecords", 1, MOST, MOST);
        Optional<String> name = input.textIf("AlarmName");
        Set<AlarmType> types = AlarmType.asked(input);
        Optional<Instant> from = input.timeIf("StartDate");
        Optional<Instant> to = input.timeIf("EndDate");
        boolean none = input.oneOf("HistoryItemType", Kind.class).orElse(Kind.StateUpdate) != Kind.StateUpdate;
        Order order = input.oneOf("ScanBy", Order.class).orElse(Order.TimestampDescending);
        List<AlarmChange> newestFirst = alarms.history();
        List<AlarmChange> asked = (order == Order.TimestampAscending ? newestFirst.reversed() : newestFirst)
                .stream()
                        .filter(_ -> !none)
                        .filter(change -> types.contains(AlarmType.of(change.alarm())))
                        .filter(change -> name.isEmpty()
                                || name.get().equals(change.alarm().name()))
                        .filter(change -> from.isEmpty() || !change.at().isBefore(from.get()))
                        .filter(change -> to.isEmpty() || change.at().isBefore(to.get()))
                        .toList();
        int first = Token.of(input).map(token -> behind(input, asked, token)).orElse(0);
        List<AlarmChange> page = asked.subList(first, Math.min(asked.size(), first + most));
        var items = page.stream().map(AlarmViews::item).toList();
        return first + page.size() == asked.size()
                ? Map.of("AlarmHistoryItems", items)
                : Map.of("AlarmHistoryItems", items, "NextToken", Token.after(mark(page.getLast())));
    }

    private static int behind(Input input, List<AlarmChange> asked, String token) {
        for (int i = 0; i < asked.size(); i++) {
            if (mark(asked.get(i)).equals(token)) {
                return i + 1;
            }
        }
        throw Token.invalid(input);
    }

    /** An alarm changes once at a time. */
    private static String mark(AlarmChange change) {
        return change.at() + " " + change.alarm().name() + " " + change.before() + " " + change.now();
    }
}
