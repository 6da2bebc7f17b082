package lyceum.platform.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** This process. Its memory is looked up at most once a second. */
final class ProcessGauges implements Gauges {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int KIBIBYTES = 1_024;

    private final ToIntFunction<Context> megabytes;
    private final ToDoubleFunction<Context> processors;
    private final OperatingSystemMXBean system = system();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());
    private volatile long kibibytes = resident();

    ProcessGauges(ToIntFunction<Context> megabytes, ToDoubleFunction<Context> processors) {
        this.megabytes = megabytes;
        this.processors = processors;
    }

    static int machineMegabytes() {
        return Math.toIntExact(system().getTotalMemorySize() / KIBIBYTES / KIBIBYTES);
    }

    /** The clock may have gone back, after a restore from a snapshot. */
    @Override
    public double memoryPercent(Context lambda) {
        long now = System.nanoTime();
        long before = lookedAt.get();
        if (Math.abs(now - before) >= SECOND && lookedAt.compareAndSet(before, now)) {
            kibibytes = resident();
        }
        return Math.min(100, 100.0 * kibibytes / KIBIBYTES / megabytes.applyAsInt(lambda));
    }

    @Override
    public long processorNanos() {
        return system.getProcessCpuTime();
    }

    @Override
    public double processors(Context lambda) {
        return processors.applyAsDouble(lambda);
    }

    /** What the kernel says, else what the heap and the classes take. */
    private static long resident() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.substring(RESIDENT.length()).strip().split(" ", 2)[0])
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseGet(ProcessGauges::managed);
        } catch (IOException _) {
            return managed();
        }
    }

    private static long managed() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return (memory.getHeapMemoryUsage().getUsed()
                        + memory.getNonHeapMemoryUsage().getUsed())
                / KIBIBYTES;
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
