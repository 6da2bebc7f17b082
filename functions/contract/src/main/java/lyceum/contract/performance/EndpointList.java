package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("The operations that were called, the busiest first.")
public record EndpointList(
        @Doc("The first moment, ISO 8601.") String from,

        @Doc("The moment after the last, ISO 8601.") String to,

        @Doc("One entry per operation.") List<EndpointView> endpoints) {}
