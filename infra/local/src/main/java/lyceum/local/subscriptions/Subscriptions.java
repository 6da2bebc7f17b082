package lyceum.local.subscriptions;

import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.logs.Logs;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.platform.function.LogBatch;

/**
 * Delivers log lines to the functions that subscribe to them, as CloudWatch Logs does: in batches of one group, gzipped, some time
 * after they were written and at least once. A writer never waits for it; when very many lines wait already, further ones are lost to
 * subscribers, and the console says how many.
 */
public final class Subscriptions implements Logs, AutoCloseable {
    private static final int WAITING_LINES = 200_000;
    private static final int BATCH = 1_000;
    private static final Duration LINGER = Duration.ofMillis(250);

    /** What Lambda does for a caller that does not wait: two more attempts. */
    private static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private record Subscription(FilterPattern pattern, String functionArn) {}

    private record Line(String group, LogBatch.Event event) {}

    private final Logs behind;
    private final InstantSource clock;
    private final List<Duration> retries;
    private final Consumer<String> console;
    private final Map<String, Subscription> byGroup = new LinkedHashMap<>();
    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>(WAITING_LINES);
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);

    Subscriptions(
            Template template, Logs behind, InstantSource clock, List<Duration> retries, Consumer<String> console) {
        this.behind = behind;
        this.clock = clock;
        this.retries = retries;
        this.console = console;
        template.ofType("AWS::Logs::SubscriptionFilter").forEach(filter -> add(template, filter));
    }

    /**
     * Reads the template's subscriptions.
     *
     * @param behind where the lines go in any case
     * @throws UnsupportedTemplate if a filter pattern is not known here, or a function does not permit CloudWatch Logs to call it
     */
    public static Subscriptions of(Template template, Logs behind, InstantSource clock, Consumer<String> console) {
        return new Subscriptions(template, behind, clock, RETRIES, console);
    }

    private void add(Template template, Resource filter) {
        for (String name : filter.properties().names()) {
            if (!List.of("LogGroupName", "FilterPattern", "DestinationArn", "FilterName")
                    .contains(name)) {
                throw new UnsupportedTemplate(
                        filter + " has " + name + ", which the local host does not know for subscriptions.");
            }
        }
        String group = filter.properties().text("LogGroupName");
        String function = filter.properties().text("DestinationArn");
        if (!permits(template, function, group)) {
            throw new UnsupportedTemplate(filter + " leads to " + function
                    + ", which has no AWS::Lambda::Permission for logs.amazonaws.com and the log group " + group + ".");
        }
        var pattern =
                FilterPattern.of(filter.properties().textIf("FilterPattern").orElse(""), filter.toString());
        if (byGroup.put(group, new Subscription(pattern, function)) != null) {
            throw new UnsupportedTemplate(
                    "The log group " + group + " has two subscriptions; the local host knows one.");
        }
    }

    private static boolean permits(Template template, String function, String group) {
        String source = "arn:aws:logs:" + template.region() + ":" + Template.ACCOUNT + ":log-group:" + group + ":";
        return template.ofType("AWS::Lambda::Permission").stream()
                .map(Resource::properties)
                .filter(one -> one.text("Principal").equals("logs.amazonaws.com"))
                .filter(one -> one.text("FunctionName").equals(function))
                .anyMatch(one -> one.textIf("SourceArn").stream().allMatch(arn -> covers(arn, source)));
    }

    private static boolean covers(String pattern, String arn) {
        String prefix = pattern.endsWith(":*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        int star = prefix.indexOf('*');
        return star < 0 ? arn.equals(prefix) : arn.startsWith(prefix.substring(0, star));
    }

    @Override
    public void write(String logGroup, String line) {
        behind.write(logGroup, line);
        Subscription subscription = byGroup.get(logGroup);
        if (subscription != null && subscription.pattern().takes(line)) {
            long now = clock.millis();
            var event = new LogBatch.Event("%020d%036d".formatted(now, sequence.incrementAndGet()), now, line);
            if (!waiting.offer(new Line(logGroup, event))) {
                lost.incrementAndGet();
            }
        }
    }

    /** Begins to deliver; what was written before is delivered too. */
    public void deliverTo(LocalFunctions functions) {
        byGroup.values().forEach(subscription -> functions.function(subscription.functionArn()));
        Thread.ofPlatform().name("log-subscriptions").daemon().start(() -> deliver(functions));
    }

    private void deliver(LocalFunctions functions) {
        var lines = new ArrayList<Line>();
        try {
            while (!closing.await(LINGER.toMillis(), TimeUnit.MILLISECONDS)) {
                waiting.drainTo(lines, WAITING_LINES);
                batches(lines).forEach(batch -> Thread.startVirtualThread(() -> deliver(batch, functions)));
                lines.clear();
                long since = lost.getAndSet(0);
                if (since > 0) {
                    console.accept(since + " log lines did not reach their subscribers: too many were waiting.");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<LogBatch> batches(List<Line> lines) {
        Map<String, List<LogBatch.Event>> byGroup = new LinkedHashMap<>();
        lines.forEach(line ->
                byGroup.computeIfAbsent(line.group(), _ -> new ArrayList<>()).add(line.event()));
        var batches = new ArrayList<LogBatch>();
        byGroup.forEach((group, events) -> {
            for (int from = 0; from < events.size(); from += BATCH) {
                batches.add(new LogBatch(group, "local", events.subList(from, Math.min(events.size(), from + BATCH))));
            }
        });
        return batches;
    }

    private void deliver(LogBatch batch, LocalFunctions functions) {
        Subscription subscription = byGroup.get(batch.group());
        if (subscription == null) {
            return;
        }
        var event = new CloudWatchLogsEvent();
        var data = new CloudWatchLogsEvent.AWSLogs();
        data.setData(batch.encoded());
        event.setAwsLogs(data);
        for (int attempt = 0; !delivered(subscription, event, functions); attempt++) {
            if (attempt == retries.size() || stopped(retries.get(attempt))) {
                console.accept(batch.events().size() + " lines of " + batch.group() + " did not reach "
                        + subscription.functionArn() + ".");
                return;
            }
        }
    }

    private boolean delivered(Subscription subscription, CloudWatchLogsEvent event, LocalFunctions functions) {
        try {
            functions.logs(subscription.functionArn(), event);
            return true;
        } catch (InvocationProblem problem) {
            if (closing.getCount() > 0) {
                console.accept(subscription.functionArn() + ": " + problem.getMessage());
            }
            return false;
        }
    }

    /** Whether the host stopped while this waited. */
    private boolean stopped(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
