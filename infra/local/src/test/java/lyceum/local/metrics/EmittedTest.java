package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Providers;
import lyceum.local.template.Synthesised;
import org.junit.jupiter.api.Test;

/** An alarm on a metric that nobody emits would be at rest for ever. */
class EmittedTest {
    private static final Map<String, Measure> MEASURES =
            Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::metric, Function.identity()));

    private static final Map<Measure.By, Set<String>> VALUES = Map.of(
            Measure.By.FUNCTION,
            Functions.ALL.stream().map(FunctionDeclaration::id).collect(Collectors.toSet()),
            Measure.By.CACHE,
            Set.copyOf(Caches.ALL),
            Measure.By.PROVIDER,
            Set.copyOf(Providers.ALL));

    @Test
    void alarmsNameMetricsThatFunctionsWrite() {
        Set<String> written = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("lyceum.platform", "lyceum.accounts", "lyceum.courses", "lyceum.ai")
                        .stream()
                        .flatMap(one -> one.getFieldAccessesFromSelf().stream())
                        .map(JavaFieldAccess::getTarget)
                        .filter(target -> target.getOwner().isEquivalentTo(Measure.class))
                        .map(target -> target.getName())
                        .collect(Collectors.toSet());
        var watched = AlarmReader.read(Synthesised.template()).stream()
                .filter(MetricAlarm.class::isInstance)
                .flatMap(alarm -> ((MetricAlarm) alarm).data().statistics().stream())
                .map(MetricQuery.Statistic::series)
                .filter(series -> series.namespace().equals(Measure.NAMESPACE))
                .collect(Collectors.toSet());

        assertThat(watched).isNotEmpty().allSatisfy(series -> {
            Measure measure = MEASURES.get(series.metric());
            assertThat(measure).as(series.metric()).isNotNull();
            assertThat(series.dimensions()).containsOnlyKeys(measure.by().dimension());
            assertThat(VALUES.get(measure.by())).containsAll(series.dimensions().values());
            assertThat(written)
                    .as("Alarms read the metric " + series.metric()
                            + ": a function must write it, or no alarm may ask for it.")
                    .contains(measure.name());
        });
    }
}
