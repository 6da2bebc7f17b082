package lyceum.tables.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must come before what: finds out whether all of it can be put in one row. */
final class OrderGraph {
    private final int nodes;
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int edges;

    OrderGraph(int nodes) {
        this.nodes = nodes;
    }

    void before(int first, int second) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
        }
        from[edges] = first;
        to[edges++] = second;
    }

    /** Nodes of which each must come before the next, and the last before the first; empty if none do. */
    List<Integer> cycle() {
        var starts = new int[nodes + 1];
        var waiting = new int[nodes];
        for (var edge = 0; edge < edges; edge++) {
            starts[from[edge] + 1]++;
            waiting[to[edge]]++;
        }
        for (var node = 0; node < nodes; node++) {
            starts[node + 1] += starts[node];
        }
        var targets = new int[edges];
        var filled = Arrays.copyOf(starts, nodes);
        for (var edge = 0; edge < edges; edge++) {
            targets[filled[from[edge]]++] = to[edge];
        }
        takeAllThatCanGo(starts, targets, waiting);
        return walkBack(waiting);
    }

    // Kahn's algorithm: whatever waits for nothing goes, until only cycles and what follows them remain.
    private void takeAllThatCanGo(int[] starts, int[] targets, int[] waiting) {
        var ready = new int[nodes];
        var count = 0;
        for (var node = 0; node < nodes; node++) {
            if (waiting[node] == 0) {
                ready[count++] = node;
            }
        }
        for (var next = 0; next < count; next++) {
            for (var at = starts[ready[next]]; at < starts[ready[next] + 1]; at++) {
                if (--waiting[targets[at]] == 0) {
                    ready[count++] = targets[at];
                }
            }
        }
    }

    // Whatever still waits has a predecessor that still waits: going back from one to the next must close a ring.
    private List<Integer> walkBack(int[] waiting) {
        var predecessor = new int[nodes];
        Arrays.fill(predecessor, -1);
        var start = -1;
        for (var edge = 0; edge < edges; edge++) {
            if (waiting[from[edge]] > 0 && waiting[to[edge]] > 0) {
                predecessor[to[edge]] = from[edge];
                start = to[edge];
            }
        }
        if (start < 0) {
            return List.of();
        }
        var met = new boolean[nodes];
        while (!met[start]) {
            met[start] = true;
            start = predecessor[start];
        }
        var ring = new ArrayList<Integer>();
        var node = start;
        do {
            ring.addFirst(node);
            node = predecessor[node];
        } while (node != start);
        return ring;
    }
}
