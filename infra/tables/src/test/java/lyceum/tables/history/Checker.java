package lyceum.tables.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lyceum.tables.history.Event.Access;
import lyceum.tables.history.Event.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a history is strictly serializable: whether there is one order of all calls that
 * explains what each saw and keeps to real time. For calls on one item that is linearizability.
 *
 * <p>Every write adds its id to a list in the item, so the list at the end is the order of the item's
 * versions, and what a reader saw names a version. From these follow the dependencies of Adya's
 * direct serialization graph (write-write, write-read, read-write); with an edge from each call to
 * those that began after it had ended, the history is strictly serializable if and only if the graph
 * has no cycle. A. Adya, "Weak Consistency", PhD thesis, MIT 1999, chapter 3; K. Kingsbury and P.
 * Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", PVLDB 14(3), 2020,
 * for reading the version order off lists. Time and space grow with the number of calls.
 */
final class Checker {
    private final List<Event> events;
    private final Map<Integer, List<Integer>> finalWrites;
    private final List<String> anomalies = new ArrayList<>();
    private final Map<Integer, Integer> positionOfId = new HashMap<>();
    private final Set<Long> placed = new HashSet<>();

    private Checker(List<Event> events, Map<Integer, List<Integer>> finalWrites) {
        this.events = events;
        this.finalWrites = finalWrites;
        for (var i = 0; i < events.size(); i++) {
            positionOfId.put(events.get(i).id(), i);
        }
    }

    /**
     * What is wrong with a history, in sentences; nothing if all is well.
     *
     * @param finalWrites the list in each item after all calls were over
     */
    static List<String> check(List<Event> events, Map<Integer, List<Integer>> finalWrites) {
        var checker = new Checker(events, finalWrites);
        checker.checkFinalLists();
        checker.checkWritesArePlaced();
        checker.checkVersions();
        if (checker.anomalies.isEmpty()) {
            checker.checkOrder();
        }
        return checker.anomalies;
    }

    private static long place(int item, int id) {
        return ((long) item << Integer.SIZE) | id;
    }

    private @Nullable Event event(int id) {
        var position = positionOfId.get(id);
        return position == null ? null : events.get(position);
    }

    private void checkFinalLists() {
        finalWrites.forEach((item, ids) -> ids.forEach(id -> {
            var event = event(id);
            if (event == null || event.accesses().stream().noneMatch(each -> each.writes() && each.item() == item)) {
                anomalies.add("item " + item + " was written by " + id + ", which no call on it was");
            } else if (event.outcome() == Outcome.REFUSED) {
                anomalies.add("item " + item + " was written by a call that was refused: " + event);
            } else if (!placed.add(place(item, id))) {
                anomalies.add("item " + item + " was written twice by one call: " + event);
            }
        }));
    }

    private void checkWritesArePlaced() {
        for (var event : events) {
            var writes = event.accesses().stream().filter(Access::writes).toList();
            var found = writes.stream()
                    .filter(each -> placed.contains(place(each.item(), event.id())))
                    .count();
            if (event.outcome() == Outcome.HAPPENED && found < writes.size()) {
                anomalies.add("acknowledged but lost: " + event);
            } else if (event.outcome() == Outcome.UNKNOWN && found > 0 && found < writes.size()) {
                anomalies.add("half of a transaction happened: " + event);
            }
        }
    }

    // A version that a call saw must be one that the item had, and the one right before the call's own write.
    private void checkVersions() {
        var versions = new HashMap<Integer, List<Seen>>();
        finalWrites.forEach((item, ids) -> {
            var each = new ArrayList<>(List.of(Seen.NOTHING));
            ids.forEach(id -> each.add(each.getLast().then(id)));
            versions.put(item, each);
        });
        for (var event : events) {
            for (var access : event.accesses()) {
                var seen = access.before();
                if (seen != null) {
                    checkVersion(event, access, seen, versions.getOrDefault(access.item(), List.of(Seen.NOTHING)));
                }
            }
        }
    }

    private void checkVersion(Event event, Access access, Seen seen, List<Seen> versions) {
        if (seen.length() < 0
                || seen.length() >= versions.size()
                || !versions.get(seen.length()).equals(seen)) {
            anomalies.add("saw a version of item " + access.item() + " that never was: " + event);
        } else if (access.writes() && happened(event) && !wroteAt(access.item(), seen.length(), event.id())) {
            anomalies.add("wrote on another version of item " + access.item() + " than it saw: " + event);
        }
    }

    private boolean wroteAt(int item, int version, int id) {
        var writes = finalWrites.getOrDefault(item, List.of());
        return version < writes.size() && writes.get(version) == id;
    }

    private boolean happened(Event event) {
        return event.outcome() != Outcome.REFUSED
                && event.accesses().stream().anyMatch(each -> placed.contains(place(each.item(), event.id())));
    }

    private void checkOrder() {
        var graph = new OrderGraph(2 * events.size());
        addDependencies(graph);
        addRealTime(graph);
        var cycle = graph.cycle();
        if (!cycle.isEmpty()) {
            var story = new StringBuilder("no one order explains these calls:");
            cycle.stream().filter(node -> node < events.size()).forEach(node -> story.append("\n  ")
                    .append(events.get(node)));
            anomalies.add(story.toString());
        }
    }

    private void addDependencies(OrderGraph graph) {
        finalWrites.forEach((_, ids) -> {
            for (var i = 1; i < ids.size(); i++) {
                graph.before(node(ids.get(i - 1)), node(ids.get(i)));
            }
        });
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            for (var access : event.accesses()) {
                var seen = access.before();
                if (seen != null && !(access.writes() && happened(event))) {
                    addRead(graph, i, finalWrites.getOrDefault(access.item(), List.of()), seen.length());
                }
            }
        }
    }

    private void addRead(OrderGraph graph, int reader, List<Integer> writes, int version) {
        if (version > 0) {
            graph.before(node(writes.get(version - 1)), reader);
        }
        if (version < writes.size()) {
            graph.before(reader, node(writes.get(version)));
        }
    }

    private int node(int id) {
        var position = positionOfId.get(id);
        if (position == null) {
            throw new IllegalStateException("checked before");
        }
        return position;
    }

    // A chain of one more node for each call, in the order of their ends, spares an edge for each pair of calls.
    private void addRealTime(OrderGraph graph) {
        var byEnd = new ArrayList<Integer>();
        for (var i = 0; i < events.size(); i++) {
            if (events.get(i).outcome() != Outcome.UNKNOWN) {
                byEnd.add(i);
            }
        }
        byEnd.sort(Comparator.comparingLong(i -> events.get(i).ended()));
        var ends = byEnd.stream().mapToLong(i -> events.get(i).ended()).toArray();
        for (var rank = 0; rank < byEnd.size(); rank++) {
            graph.before(byEnd.get(rank), events.size() + rank);
            if (rank > 0) {
                graph.before(events.size() + rank - 1, events.size() + rank);
            }
        }
        for (var i = 0; i < events.size(); i++) {
            var endedBefore = firstNotBefore(ends, events.get(i).began());
            if (endedBefore > 0) {
                graph.before(events.size() + endedBefore - 1, i);
            }
        }
    }

    private static int firstNotBefore(long[] sorted, long value) {
        var at = Arrays.binarySearch(sorted, value);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && sorted[at - 1] == value) {
            at--;
        }
        return at;
    }
}
