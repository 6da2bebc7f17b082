package lyceum.local.schedules;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.functions.InvocationProblem;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.joda.time.DateTime;

/**
 * Rules of the template with a rate. Each is due once soon after the start as well, so that what a stop interrupted goes on at
 * once.
 */
public final class Schedules implements AutoCloseable {
    private static final Set<String> KNOWN = Set.of("Description", "Name", "ScheduleExpression", "State", "Targets");
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedules").daemon().factory());
    private final LocalFunctions functions;
    private final InstantSource clock;
    private final String region;
    private final Consumer<String> console;

    private Schedules(LocalFunctions functions, InstantSource clock, String region, Consumer<String> console) {
        this.functions = functions;
        this.clock = clock;
        this.region = region;
        this.console = console;
    }

    /** Starts the rules that are enabled. */
    public static Schedules start(
            Template template, LocalFunctions functions, InstantSource clock, Consumer<String> console) {
        var schedules = new Schedules(functions, clock, template.region(), console);
        for (Resource rule : template.ofType("AWS::Events::Rule")) {
            for (String name : rule.properties().names()) {
                if (!KNOWN.contains(name)) {
                    throw new UnsupportedTemplate(
                            rule + " has " + name + ", which the local host does not know for rules.");
                }
            }
            if (rule.properties().textIf("State").orElse("ENABLED").equals("ENABLED")) {
                schedules.start(rule, template.ref(rule.logicalId()));
            }
        }
        return schedules;
    }

    private void start(Resource rule, String name) {
        Duration every = rate(rule);
        for (Properties target : rule.properties().objects("Targets")) {
            String arn = target.text("Arn");
            functions.function(arn);
            var _ = timer.scheduleAtFixedRate(
                    () -> Thread.startVirtualThread(() -> run(arn, name)),
                    SOON.toMillis(),
                    every.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void run(String functionArn, String rule) {
        var event = new ScheduledEvent();
        event.setId(UUID.randomUUID().toString());
        event.setSource("aws.events");
        event.setDetailType("Scheduled Event");
        event.setAccount(Template.ACCOUNT);
        event.setRegion(region);
        event.setTime(new DateTime(clock.millis()));
        event.setDetail(Map.of());
        event.setResources(List.of("arn:aws:events:" + region + ":" + Template.ACCOUNT + ":rule/" + rule));
        try {
            functions.schedule(functionArn, event);
        } catch (InvocationProblem problem) {
            console.accept(functionArn + ": " + problem.getMessage());
        }
    }

    private static Duration rate(Resource rule) {
        String expression = rule.properties().text("ScheduleExpression");
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw new UnsupportedTemplate(rule + " is due " + expression + ", but the local host knows rates only.");
        }
        long count = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
