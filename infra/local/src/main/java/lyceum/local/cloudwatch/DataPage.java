package lyceum.local.cloudwatch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * As many points of several series as one answer may have. The next page goes on behind the last point told, in the series that was cut.
 */
final class DataPage {
    private static final String COMPLETE = "Complete";
    private static final String PARTIAL = "PartialData";

    enum Order {
        TimestampAscending,
        TimestampDescending
    }

    /** The last point that an earlier page told: of which series, and when. */
    private record Told(int line, Instant time) {}

    private final List<DataLine> lines;
    private final Order order;
    private final Optional<Told> told;
    private int room;

    DataPage(Input input, List<DataLine> lines, int most) {
        this.lines = lines;
        this.order = input.oneOf("ScanBy", Order.class).orElse(Order.TimestampDescending);
        this.room = input.number("MaxDatapoints", 1, most, most);
        this.told = Token.of(input).map(token -> told(input, token));
    }

    private Told told(Input input, String token) {
        String[] parts = token.split(" ", -1);
        try {
            int line = Integer.parseInt(parts[0]);
            if (parts.length == 2 && line >= 0 && line < lines.size()) {
                return new Told(line, Instant.ofEpochSecond(Long.parseLong(parts[1])));
            }
        } catch (NumberFormatException | DateTimeException _) {
            // Not one of ours.
        }
        throw Token.invalid(input);
    }

    /** @param points tells those of a series, the earliest first */
    Map<String, Object> answer(Function<DataLine, List<DataLine.Point>> points) {
        var answer = new LinkedHashMap<String, Object>();
        var results = new ArrayList<Map<String, Object>>();
        answer.put("MetricDataResults", results);
        answer.put("Messages", List.of());
        for (int i = told.map(Told::line).orElse(0); i < lines.size(); i++) {
            DataLine line = lines.get(i);
            List<DataLine.Point> rest = rest(i, points.apply(line));
            if (rest.size() > room) {
                if (room > 0) {
                    results.add(result(line, rest.subList(0, room), PARTIAL));
                }
                Instant last = room > 0 ? rest.get(room - 1).time() : before(rest.getFirst());
                answer.put("NextToken", Token.after(i + " " + last.getEpochSecond()));
                return answer;
            }
            room -= rest.size();
            results.add(result(line, rest, COMPLETE));
        }
        return answer;
    }

    private List<DataLine.Point> rest(int line, List<DataLine.Point> points) {
        List<DataLine.Point> ordered = order == Order.TimestampAscending ? points : points.reversed();
        Optional<Instant> last = told.filter(one -> one.line() == line).map(Told::time);
        return last.isEmpty()
                ? ordered
                : ordered.stream()
                        .filter(point -> order == Order.TimestampAscending
                                ? point.time().isAfter(last.get())
                                : point.time().isBefore(last.get()))
                        .toList();
    }

    private Instant before(DataLine.Point first) {
        return first.time().plusSeconds(order == Order.TimestampAscending ? -1 : 1);
    }

    private static Map<String, Object> result(DataLine line, List<DataLine.Point> points, String status) {
        return Map.of(
                "Id",
                line.id(),
                "Label",
                line.label(),
                "Timestamps",
                points.stream().map(DataLine.Point::time).toList(),
                "Values",
                points.stream().map(DataLine.Point::value).toList(),
                "StatusCode",
                status);
    }
}
