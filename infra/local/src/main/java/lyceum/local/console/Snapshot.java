package lyceum.local.console;

import java.util.List;

/** What the console shows, all of one moment. */
public record Snapshot(
        String stack,
        List<Service> services,
        List<FunctionState> functions,
        List<QueueState> queues,
        List<AlarmState> alarms,
        List<Dashboard> dashboards,
        List<Change> history) {
    /**
     * Something that listens.
     *
     * @param address where it is reached, or what it is made of
     */
    public record Service(String name, String address) {}

    /**
     * A function since the start of the host.
     *
     * @param cold how many invocations had to prepare the function first
     * @param p50 median duration in milliseconds
     * @param p95 95th percentile of the duration in milliseconds
     */
    public record FunctionState(String name, long invocations, long errors, long cold, double p50, double p95) {}

    /**
     * A queue.
     *
     * @param inFlight received and not yet deleted
     * @param dead messages in its dead-letter queue
     */
    public record QueueState(String name, long visible, long inFlight, long dead) {}

    /**
     * An alarm.
     *
     * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
     * @param description what it means and what to do
     * @param reason why it is in this state
     * @param since when it came to be in it, in milliseconds since 1970
     * @param tells whether somebody hears of it; nobody does of the parts of another alarm
     */
    public record AlarmState(String name, String state, String description, String reason, long since, boolean tells) {}

    /** A dashboard of the template. */
    public record Dashboard(String name, List<Chart> charts) {}

    /**
     * One widget of a dashboard.
     *
     * @param stepSeconds how far apart the points of a line are
     */
    public record Chart(String title, long stepSeconds, List<Line> lines) {}

    /** One metric of a widget. */
    public record Line(String label, List<Point> points) {}

    /**
     * One value.
     *
     * @param epochSeconds when its step begins
     */
    public record Point(long epochSeconds, double value) {}

    /**
     * An alarm's change of state into or out of {@code ALARM}, the newest first.
     *
     * @param told how many topics heard of it
     */
    public record Change(long epochMillis, String alarm, String before, String now, String reason, int told) {}
}
