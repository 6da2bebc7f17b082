package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("DynamoDB in a time.")
public record DatabaseMetrics(
        @Doc("The first moment, ISO 8601.") String from,

        @Doc("The moment after the last, ISO 8601.") String to,

        @Doc("One entry per table.") List<TableMetrics> tables,

        @Doc("The last runs that waited for DynamoDB for 100 ms or more, 20 at most, newest first.")
        List<SlowQuery> slowQueries) {}
