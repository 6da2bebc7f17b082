package lyceum.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lyceum.contract.accounts.AuditApi;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.KeyApi;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.contract.accounts.UserApi;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.health.HealthApi;
import lyceum.contract.jobs.JobApi;
import lyceum.contract.performance.MetricsApi;
import lyceum.contract.performance.PerformanceApi;
import lyceum.contract.performance.ReportApi;

/** The whole API. */
public final class Api {
    public static final String TITLE = "Lyceum";
    public static final String VERSION = "1.0.0";

    public static final List<Operation> OPERATIONS = Stream.of(
                    AuthApi.ALL,
                    UserApi.ALL,
                    KeyApi.ALL,
                    AuditApi.ALL,
                    OrganisationApi.ALL,
                    InvitationApi.ALL,
                    CourseApi.ALL,
                    JobApi.ALL,
                    HealthApi.ALL,
                    PerformanceApi.ALL,
                    MetricsApi.ALL,
                    ReportApi.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Operation> BY_ID = byId();

    private Api() {}

    /** The operation with this id. */
    public static Operation operation(String id) {
        Operation found = BY_ID.get(id);
        if (found == null) {
            throw new IllegalArgumentException("The contract declares no operation " + id);
        }
        return found;
    }

    /** Every kind of problem that the API declares, each once, in order of status and slug. */
    public static List<Problem> problems() {
        return Stream.concat(
                        Problems.ALL.stream(), OPERATIONS.stream().flatMap(operation -> operation.problems().stream()))
                .distinct()
                .sorted(Comparator.comparingInt(Problem::status).thenComparing(Problem::slug))
                .toList();
    }

    private static Map<String, Operation> byId() {
        Map<String, Operation> byId = new LinkedHashMap<>();
        for (Operation operation : OPERATIONS) {
            if (byId.put(operation.id(), operation) != null) {
                throw new IllegalStateException("Two operations share the id " + operation.id());
            }
        }
        return byId;
    }
}
