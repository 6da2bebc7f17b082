package lyceum.contract.health;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Reply;
import lyceum.contract.ServiceLevel;

/** Whether the system is well. */
public final class HealthApi {
    public static final Operation GET_HEALTH = Operation.get("getHealth", "/api/v1/health")
            .alias("/api/health")
            .documented(
                    "Health",
                    "The state of the system",
                    "Says for each service whether it answers. Services are asked at most every five seconds, side by side."
                            + " The status is 200 even when a service is unhealthy: read the body.")
            .access(Access.open())
            .answers(Reply.json(200, HealthView.class, "The state of each service."))
            .level(ServiceLevel.HEALTH)
            .answeredBy(Functions.PERFORMANCE_API);

    public static final List<Operation> ALL = List.of(GET_HEALTH);

    private HealthApi() {}
}
