package lyceum.performance.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lyceum.contract.health.HealthView;
import lyceum.contract.health.HealthView.ServiceView;
import lyceum.platform.telemetry.CurrentRun;
import org.jspecify.annotations.Nullable;

/**
 * Says whether each service answers. All are asked side by side, each for at most a second; what they said is kept for five, so
 * that nobody can load them by asking how they are. A silent service makes the system degraded, a vital one unhealthy.
 */
public final class GetHealth {
    static final Duration KEPT = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String HEALTHY = "healthy";
    private static final String DEGRADED = "degraded";
    private static final String UNHEALTHY = "unhealthy";

    private final String version;
    private final List<Probe> probes;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Kept kept;

    public GetHealth(String version, List<Probe> probes, InstantSource clock) {
        this.version = version;
        this.probes = List.copyOf(probes);
        this.clock = clock;
    }

    /** The present state. Callers that come while the services are being asked wait for the same answers. */
    public synchronized HealthView view() {
        Instant now = clock.instant();
        Kept known = kept;
        if (known == null || !now.isBefore(known.at.plus(KEPT)) || now.isBefore(known.at)) {
            known = new Kept(now, asked());
            kept = known;
        }
        return known.view;
    }

    /** Forgets what the services said. */
    public synchronized void forget() {
        kept = null;
    }

    private HealthView asked() {
        long start = System.nanoTime();
        List<Future<Double>> answers = probes.stream()
                .map(probe -> threads.submit(CurrentRun.carried(() -> timed(probe))))
                .toList();
        var services = new ArrayList<ServiceView>();
        String status = HEALTHY;
        for (int i = 0; i < answers.size(); i++) {
            Probe probe = probes.get(i);
            ServiceView service = service(probe, answers.get(i), start);
            services.add(service);
            status = worse(status, probe, service);
        }
        return new HealthView(status, version, services);
    }

    private static double timed(Probe probe) {
        long start = System.nanoTime();
        probe.ask().run();
        return milliseconds(start);
    }

    private static ServiceView service(Probe probe, Future<Double> answer, long start) {
        long left = PATIENCE.toNanos() - (System.nanoTime() - start);
        try {
            return new ServiceView(probe.name(), HEALTHY, answer.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException _) {
            answer.cancel(true);
            return new ServiceView(probe.name(), UNHEALTHY, milliseconds(start));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new ServiceView(probe.name(), UNHEALTHY, milliseconds(start));
        }
    }

    private static String worse(String status, Probe probe, ServiceView service) {
        if (service.status().equals(HEALTHY) || status.equals(UNHEALTHY)) {
            return status;
        }
        return probe.vital() ? UNHEALTHY : DEGRADED;
    }

    private static double milliseconds(long start) {
        return Math.round((System.nanoTime() - start) / 1e4) / 100.0;
    }

    private record Kept(Instant at, HealthView view) {}
}
