package lyceum.platform;

import java.util.List;
import lyceum.contract.Operation;

/** Recorded events, replayed through a function before its snapshot is taken. */
final class Priming {
    private Priming() {}

    static void http(List<Operation> operations, HttpDoor door) {}

    static void queue(QueueDoor door) {}

    static void schedule(ScheduleDoor door) {}

    static void authorizer(AuthorizerDoor door) {}

    static void manual(ManualDoor door, Record example) {}
}
