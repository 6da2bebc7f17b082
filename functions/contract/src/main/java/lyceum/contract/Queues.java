package lyceum.contract;

import java.time.Duration;
import java.util.List;
import lyceum.contract.jobs.JobMessage;

/** Every queue of the system. */
public final class Queues {
    /** Courses to generate: five at once (S0-6). */
    public static final QueueDeclaration GENERATIONS =
            new QueueDeclaration("generations", JobMessage.class, Duration.ofMinutes(12), 5, 5);

    /** Courses to export. */
    public static final QueueDeclaration EXPORTS =
            new QueueDeclaration("exports", JobMessage.class, Duration.ofMinutes(3), 5, 5);

    public static final List<QueueDeclaration> ALL = List.of(GENERATIONS, EXPORTS);

    private Queues() {}
}
