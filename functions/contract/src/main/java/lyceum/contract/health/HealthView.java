package lyceum.contract.health;

import java.util.List;
import lyceum.contract.Doc;

@Doc("The state of the system and of each service it stands on.")
public record HealthView(
        @Doc(
                value = "The worst state among the services.",
                oneOf = {"healthy", "degraded", "unhealthy"})
        String status,

        @Doc("The version that is running.") String version,
        @Doc("Each service.") List<ServiceView> services) {
    @Doc("One service.")
    public record ServiceView(
            @Doc("Its name: table, queue or bucket, with what it holds.")
            String name,

            @Doc(
                    value = "Whether it answered.",
                    oneOf = {"healthy", "unhealthy"})
            String status,

            @Doc("How long it took to answer, in milliseconds.")
            double responseTimeMs) {}
}
