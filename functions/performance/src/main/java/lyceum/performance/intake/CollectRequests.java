package lyceum.performance.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import lyceum.performance.entries.DynamoEntries;
import lyceum.performance.figures.Sample;
import lyceum.performance.figures.Stream;
import lyceum.performance.table.PerformanceTable;
import lyceum.performance.table.Width;
import lyceum.platform.Invocation;
import lyceum.platform.function.LogBatch;
import lyceum.platform.function.LogReader;

/** Keeps what a batch of log events says. */
public final class CollectRequests implements LogReader {
    /** After the end of a minute, samples of it are told to be late: its bucket may be made from then on. */
    public static final Duration PUNCTUAL = Duration.ofMinutes(2);

    /** What is older is dropped: Lambda gives a batch up after six hours. */
    private static final Duration OLDEST = Duration.ofDays(2);

    /** More samples than this go into several items, which may have 400 KB. */
    private static final int SEGMENT = 5_000;

    /** The roll-up begins so long before the first samples that come: other copies may be about to write slightly older ones. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final String ACCESS_LOG = "/lyceum/access";

    private final PerformanceTable table;
    private final DynamoEntries entries;
    private final InstantSource clock;
    private final AtomicBoolean begun = new AtomicBoolean();

    public CollectRequests(PerformanceTable table, DynamoEntries entries, InstantSource clock) {
        this.table = table;
        this.entries = entries;
        this.clock = clock;
    }

    /** A batch that leads through all of this, to prime the function. */
    public static LogBatch example(Instant time) {
        return new LogBatch(
                ACCESS_LOG, "priming", List.of(new LogBatch.Event("1", 0, """
                {"timestamp":"%d","request_id":"req-1","method":"GET","endpoint":"/api/v1/health","status_code":"404",\
                "response_time":"1","response_size":"2","user_id":"-","ip_address":"192.0.2.1"}""".formatted(time.toEpochMilli()))));
    }

    @Override
    public void read(LogBatch batch, Invocation invocation) {
        boolean requests = batch.group().equals(ACCESS_LOG);
        Map<Instant, List<Sample>> byMinute = new LinkedHashMap<>();
        var noted = new Noted();
        for (LogBatch.Event event : batch.events()) {
            if (requests) {
                AccessLine.of(event.message()).ifPresent(line -> {
                    noted.add(line);
                    add(byMinute, line.time(), line.sample(event.id()));
                });
            } else {
                RunLine.of(event.epochMillis(), event.message()).ifPresent(line -> {
                    noted.add(line);
                    add(byMinute, line.time(), line.sample(event.id()));
                });
            }
        }
        if (!byMinute.isEmpty() && !begun.get()) {
            begin();
        }
        byMinute.forEach((minute, samples) -> keep(requests ? Stream.REQUESTS : Stream.RUNS, minute, samples));
        noted.write(entries);
    }

    /** Tells the roll-up where to begin, if no copy of the function has: a day before has nothing to report. */
    private void begin() {
        Instant from = Width.MINUTE.floor(clock.instant()).minus(MARGIN);
        if (table.begin(from)) {
            table.reported(LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1));
        }
        begun.set(true);
    }

    /** Forgets what is known of the table, as a restored copy of the function must. */
    public void forget() {
        begun.set(false);
    }

    private static void add(Map<Instant, List<Sample>> byMinute, Instant time, Sample sample) {
        byMinute.computeIfAbsent(Width.MINUTE.floor(time), _ -> new ArrayList<>())
                .add(sample);
    }

    private void keep(Stream stream, Instant minute, List<Sample> samples) {
        Instant end = minute.plus(Width.MINUTE.length());
        if (end.plus(OLDEST).isBefore(clock.instant())) {
            return;
        }
        for (int from = 0; from < samples.size(); from += SEGMENT) {
            table.keep(stream, minute, samples.subList(from, Math.min(samples.size(), from + SEGMENT)));
        }
        if (!clock.instant().isBefore(end.plus(PUNCTUAL))) {
            table.late(minute);
        }
    }
}
