package lyceum.performance;

import java.util.List;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.health.HealthApi;
import lyceum.performance.health.GetHealth;
import lyceum.performance.health.Probe;
import lyceum.performance.health.Probes;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.Context;
import lyceum.platform.http.Answer;

/** The function that says how well the system is. */
public final class Performance implements Context {
    @Override
    public String name() {
        return "performance";
    }

    @Override
    public App compose(FunctionDeclaration function, Environment environment) {
        if (!function.equals(Functions.PERFORMANCE_API)) {
            throw new IllegalArgumentException("performance has no function " + function.id());
        }
        var settings = PerformanceSettings.of(environment.settings());
        var health = new GetHealth(settings.version(), probes(settings, environment), environment.clock());
        return App.of(function, environment)
                .operation(HealthApi.GET_HEALTH, _ -> Answer.json(200, health.view()))
                .renewed(health::forget)
                .build();
    }

    private static List<Probe> probes(PerformanceSettings settings, Environment environment) {
        var probes = new Probes(environment.aws());
        return List.of(
                probes.table("courses table", settings.coursesTable()),
                probes.table("accounts table", settings.accountsTable()),
                probes.queue("generations queue", settings.generationsQueue()),
                probes.queue("exports queue", settings.exportsQueue()),
                probes.bucket("courses bucket", settings.bucket()));
    }
}
