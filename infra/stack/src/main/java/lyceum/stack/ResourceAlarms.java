package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Providers;
import lyceum.stack.Alarms.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Stats;

/** Alarms on what runs short: memory, processors, connections, the tables' throughput, caches and providers. */
final class ResourceAlarms {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration QUARTER = Duration.minutes(15);
    /** Hits and misses: with fewer a rate says nothing, and a cache that was just made is still empty. */
    private static final int ENOUGH = 200;

    private final Alarms alarms;

    private ResourceAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    static void addTo(Alarms alarms) {
        var resources = new ResourceAlarms(alarms);
        Functions.ALL.stream()
                .collect(Collectors.groupingBy(FunctionDeclaration::context, LinkedHashMap::new, Collectors.toList()))
                .forEach(resources::context);
        resources.processors();
        Caches.ALL.forEach(resources::cache);
        Providers.ALL.forEach(resources::provider);
    }

    private void context(String context, List<FunctionDeclaration> functions) {
        String id = Names.pascal(context);
        String advice = " Find it on Lyceum-System; give it more memory in the contract, or look what it keeps.";
        alarms.add(
                Severity.CRITICAL,
                id + "Memory80",
                "A function of " + context + " has used more than 80 % of its memory on average for 5 minutes."
                        + advice,
                Condition.above(80, highest(functions, Measure.MEMORY, Stats.AVERAGE)));
        alarms.add(
                Severity.WARNING,
                id + "Memory85",
                "A function of " + context + " has used more than 85 % of its memory on average for 10 minutes."
                        + advice,
                Condition.above(85, highest(functions, Measure.MEMORY, Stats.AVERAGE))
                        .times(2));
        alarms.add(
                Severity.WARNING,
                id + "Memory90",
                "A run of a function of " + context
                        + " used more than 90 % of its memory: the next one may be stopped for it." + advice,
                Condition.above(90, highest(functions, Measure.MEMORY, Stats.MAXIMUM)));
        alarms.add(
                Severity.CRITICAL,
                id + "Connections",
                "A function of " + context
                        + " has used more than 90 % of its connections to AWS on average for 5 minutes: calls are"
                        + " about to wait for each other. Look which service answers slowly, or let it open more.",
                Condition.above(90, highest(functions, Measure.CONNECTIONS, Stats.AVERAGE)));
        alarms.add(
                Severity.WARNING,
                id + "TableThrottles",
                "DynamoDB has refused calls of " + context
                        + " for their rate for 10 minutes. Look on Lyceum-Database for the table; one"
                        + " key that is asked for very often is the usual cause.",
                Condition.above(10, sum(functions, Measure.DYNAMODB_THROTTLES)).times(2));
    }

    /** Those that answer requests: a job may use all the processor it is given. */
    private void processors() {
        alarms.add(
                Severity.WARNING,
                "Processors",
                "Requests have used more than 80 % of a function's processors for 10 minutes. Find it on Lyceum-System; more memory"
                        + " brings more processor, and its traces show what it calculates.",
                Condition.above(80, ofMany(LatencyAlarms.answering(), Measure.CPU))
                        .times(2));
    }

    private static IMetric highest(List<FunctionDeclaration> functions, Measure measure, String statistic) {
        var formula = new Formula();
        var values = functions.stream()
                .map(function -> formula.of(Measured.own(measure, function.id(), statistic, FIVE_MINUTES)))
                .toList();
        return formula.asMetric(Formula.largest(values), FIVE_MINUTES);
    }

    /** Averages over at least twenty runs: three people who sign in one after the other are no load. */
    private static IMetric ofMany(List<FunctionDeclaration> functions, Measure measure) {
        var formula = new Formula();
        var values = functions.stream()
                .map(function -> "IF("
                        + formula.of(Measured.own(measure, function.id(), Stats.SAMPLE_COUNT, FIVE_MINUTES))
                        + " >= 20, "
                        + formula.of(Measured.own(measure, function.id(), Stats.AVERAGE, FIVE_MINUTES))
                        + ", 0)")
                .toList();
        return formula.asMetric(Formula.largest(values), FIVE_MINUTES);
    }

    private static IMetric sum(List<FunctionDeclaration> functions, Measure measure) {
        var formula = new Formula();
        String sum = formula.sum(functions, function -> Measured.own(measure, function.id(), Stats.SUM, FIVE_MINUTES));
        return formula.asMetric(sum, FIVE_MINUTES);
    }

    private void cache(String cache) {
        var formula = new Formula();
        String hits = formula.of(Measured.own(Measure.CACHE_HITS, cache, Stats.SUM, QUARTER));
        String misses = formula.of(Measured.own(Measure.CACHE_MISSES, cache, Stats.SUM, QUARTER));
        alarms.add(
                Severity.WARNING,
                Names.pascal(cache) + "CacheCold",
                "The cache " + cache
                        + " has answered less than 70 % of its questions for 30 minutes. Look whether it is too small, or"
                        + " whether many environments start anew.",
                Condition.below(
                                70,
                                formula.asMetric(
                                        "IF(" + hits + " + " + misses + " >= " + ENOUGH + ", 100 * " + hits + " / ("
                                                + hits + " + " + misses + "), 100)",
                                        QUARTER))
                        .times(2));
    }

    private void provider(String provider) {
        var formula = new Formula();
        String calls = formula.of(Measured.own(Measure.PROVIDER_CALLS, provider, Stats.SUM, QUARTER));
        String failures = formula.of(Measured.own(Measure.PROVIDER_FAILURES, provider, Stats.SUM, QUARTER));
        alarms.add(
                Severity.WARNING,
                Names.pascal(provider) + "ProviderFailing",
                "More than 20 % of the calls to the provider " + provider
                        + " failed within 15 minutes. Look at its status page and at"
                        + " the reasons in the log of generate-course; courses go on with another provider where one is set.",
                Condition.above(
                        20,
                        formula.asMetric(
                                "IF(" + calls + " >= 10, 100 * " + failures + " / " + calls + ", 0)", QUARTER)));
    }
}
