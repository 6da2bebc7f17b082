package lyceum.local.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import lyceum.contract.Access;
import lyceum.contract.Api;
import lyceum.contract.Caches;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.contract.Measure;
import lyceum.contract.Providers;
import lyceum.contract.QueueDeclaration;
import lyceum.contract.Queues;
import lyceum.local.metrics.Proof.Part;

/** The proof of every alarm, by its name. */
final class Proofs {
    private final Map<String, Proof> all = new TreeMap<>();

    static Map<String, Proof> of(List<Alarm> alarms) {
        var proofs = new Proofs();
        proofs.api();
        proofs.burnRates();
        Functions.ALL.forEach(proofs::function);
        answering().forEach(proofs::answers);
        proofs.answersOfAll();
        Functions.ALL.stream()
                .collect(Collectors.groupingBy(FunctionDeclaration::context))
                .forEach(proofs::context);
        Caches.ALL.forEach(proofs::cache);
        Providers.ALL.forEach(proofs::provider);
        Queues.ALL.forEach(proofs::queue);
        proofs.generations();
        alarms.stream()
                .filter(alarm -> alarm.name().startsWith("Lyceum-Promise"))
                .forEach(alarm -> {
                    if (alarm instanceof MetricAlarm metric) {
                        proofs.promise(metric);
                    }
                });
        return proofs.all;
    }

    static List<FunctionDeclaration> answering() {
        return Functions.ALL.stream()
                .filter(function -> function.trigger() instanceof Trigger.Http)
                .toList();
    }

    private void put(String name, Proof proof) {
        all.put("Lyceum-" + name, proof);
    }

    private static void nothing(Recorder record, int step) {}

    private static Part failing(double failed, double of) {
        return (record, _) -> record.requests(of, failed);
    }

    private void api() {
        Part healthy = failing(0, 1_000);
        put(
                "ServerErrors",
                Proof.of(healthy, (record, step) -> record.requests(1_000, step % 3 == 0 ? 0 : 1), failing(1, 1_000)));
        Part fewOfFew = (record, step) -> record.requests(1, step % 5 == 0 ? 1 : 0);
        put("ErrorRateCritical", Proof.of(healthy, List.of(failing(50, 1_000), fewOfFew), List.of(failing(51, 1_000))));
        put("ErrorRateWarning", Proof.of(healthy, List.of(failing(10, 1_000), fewOfFew), List.of(failing(11, 1_000))));
        put(
                "GatewaySlow",
                Proof.of(
                        gateway(100, 150, 100),
                        List.of(gateway(100, 590, 100), gateway(10, 3_000, 100)),
                        List.of(gateway(100, 610, 100))));
    }

    private static Part gateway(double requests, double latency, double behind) {
        return (record, _) -> {
            record.requests(requests, 0);
            record.latency(latency, behind, requests);
        };
    }

    /** Of 100,000 requests a step, so that what lies just beside a threshold is a whole number. */
    private void burnRates() {
        rates("Availability", "Fast", 1_400, 1_500, Proofs::unavailable);
        rates("Availability", "Steady", 590, 610, Proofs::unavailable);
        slowRates("Availability", 95, 110, 290, 310, Proofs::unavailable);
        rates("Latency", "Fast", 71_000, 73_000, Proofs::late);
        rates("Latency", "Steady", 29_000, 31_000, Proofs::late);
        slowRates("Latency", 4_900, 5_100, 14_900, 15_100, Proofs::late);
    }

    private static Part unavailable(double of100000) {
        return failing(of100000, 100_000);
    }

    private static Part late(double of100000) {
        return (record, _) -> answering().forEach(function -> {
            record.own(Measure.LATE, function.id(), 1, of100000 / 3);
            record.own(Measure.LATE, function.id(), 0, (100_000 - of100000) / 3);
        });
    }

    private void rates(String name, String step, double below, double above, DoubleFunction<Part> part) {
        for (String end : List.of("Long", "Short", "Burn")) {
            put(name + step + end, Proof.of(part.apply(0), part.apply(below), part.apply(above)));
        }
    }

    private void slowRates(
            String name, double below, double above, double dayBelow, double dayAbove, DoubleFunction<Part> part) {
        for (String end : List.of("SlowDays", "SlowShort", "SlowBurn")) {
            put(name + end, Proof.of(part.apply(0), part.apply(below), part.apply(above)));
        }
        put(name + "SlowDay", Proof.of(part.apply(0), part.apply(dayBelow), part.apply(dayAbove)));
    }

    private void function(FunctionDeclaration function) {
        String id = pascal(function.id());
        Part healthy = (record, _) -> record.runs(function, 20, 0);
        if (function.trigger() instanceof Trigger.Authorizer) {
            put(id + "Errors", authorizer(function));
        } else {
            put(id + "Errors", Proof.of(healthy, healthy, (record, _) -> record.runs(function, 20, 1)));
        }
        put(id + "Throttles", Proof.of(Proofs::nothing, Proofs::nothing, (record, _) -> record.throttled(function, 1)));
        if (Api.OPERATIONS.stream()
                .anyMatch(operation ->
                        operation.function().equals(function) && !(operation.access() instanceof Access.Open))) {
            put(id + "Uncounted", own(Measure.LIMITS_UNKNOWN, function.id(), 0, 0, 1));
        }
        if (function.trigger() instanceof Trigger.Schedule(var every) && every.toMinutes() == 1) {
            put(
                    id + "Silent",
                    Proof.of(runsOf5(function, 5), List.of(runsOf5(function, 3)), List.of(runsOf5(function, 2))));
        }
    }

    /** Wrong keys fail the authorizer, as the gateway wants it. */
    private static Proof authorizer(FunctionDeclaration function) {
        Part wrongKeys = (record, _) -> {
            record.runs(function, 20, 19);
            record.own(Measure.FAILURES, function.id(), 0, 20);
        };
        return Proof.of(wrongKeys, wrongKeys, (record, _) -> {
            record.runs(function, 20, 1);
            record.own(Measure.FAILURES, function.id(), 1, 1);
        });
    }

    private static Part runsOf5(FunctionDeclaration function, int runs) {
        return (record, step) -> record.runs(function, step % 5 < runs ? 1 : 0, 0);
    }

    /** Values of one of our measures, ten a step. */
    private static Proof own(Measure measure, String value, double healthy, double harmless, double fault) {
        return Proof.of(
                (record, _) -> record.own(measure, value, healthy, 10),
                (record, _) -> record.own(measure, value, harmless, 10),
                (record, _) -> record.own(measure, value, fault, 10));
    }

    private void answers(FunctionDeclaration function) {
        String id = pascal(function.id());
        put(id + "P95", percentile(function, 200, 5, 400));
        put(id + "P95Slow", percentile(function, 500, 5, 600));
        put(id + "P99", percentile(function, 2_000, 1, 2_100));
    }

    /** Of 1,000 answers the promised share is slow, and then one more per mille; then a few that are all slow. */
    private static Proof percentile(FunctionDeclaration function, double threshold, double percent, double slow) {
        Part healthy = answers(function, 1_000, 0, slow);
        return Proof.of(
                healthy,
                List.of(
                        answers(function, 1_000, percent * 10, slow),
                        answers(function, 1_000, 1_000, threshold * 0.98),
                        answers(function, 1, 1, slow)),
                List.of(
                        answers(function, 1_000, percent * 10 + 1, slow),
                        answers(function, 1_000, 1_000, threshold * 1.02)));
    }

    private static Part answers(FunctionDeclaration function, double count, double slow, double milliseconds) {
        return (record, _) -> {
            record.own(Measure.ANSWER_TIME, function.id(), 30, count - slow);
            record.own(Measure.ANSWER_TIME, function.id(), milliseconds, slow);
        };
    }

    private void answersOfAll() {
        var fasterThanThat = new ArrayList<Part>();
        var slowerThanThat = new ArrayList<Part>();
        var busy = new ArrayList<Part>();
        for (FunctionDeclaration function : answering()) {
            fasterThanThat.add(answers(function, 30, 30, 1_990));
            fasterThanThat.add(answers(function, 1, 1, 5_000));
            slowerThanThat.add(answers(function, 30, 30, 2_010));
            busy.add((record, _) -> record.own(Measure.CPU, function.id(), 81, 10));
        }
        put("AverageSlow", Proof.of(answers(Functions.COURSES_API, 30, 0, 0), fasterThanThat, slowerThanThat));
        put(
                "Processors",
                Proof.of(
                        (record, _) -> record.own(Measure.CPU, Functions.COURSES_API.id(), 40, 10),
                        List.of(
                                (record, _) -> record.own(Measure.CPU, Functions.COURSES_API.id(), 80, 10),
                                (record, _) -> record.own(Measure.CPU, Functions.ACCOUNTS_API.id(), 100, 3),
                                (record, _) -> record.own(Measure.CPU, Functions.GENERATE_COURSE.id(), 100, 10)),
                        busy));
    }

    private void context(String name, List<FunctionDeclaration> functions) {
        String id = pascal(name);
        put(id + "Memory80", each(Measure.MEMORY, functions, 50, 80, 80.5));
        put(id + "Memory85", each(Measure.MEMORY, functions, 50, 85, 85.5));
        put(id + "Memory90", each(Measure.MEMORY, functions, 50, 90, 90.5));
        put(id + "Connections", each(Measure.CONNECTIONS, functions, 10, 90, 90.5));
        put(id + "TableThrottles", each(Measure.DYNAMODB_THROTTLES, functions, 0, 0.2, 0.22));
    }

    /** The fault of each function by itself. */
    private static Proof each(
            Measure measure, List<FunctionDeclaration> functions, double healthy, double harmless, double fault) {
        var below = new ArrayList<Part>();
        var above = new ArrayList<Part>();
        for (FunctionDeclaration function : functions) {
            below.add((record, _) -> record.own(measure, function.id(), harmless, 10));
            above.add((record, _) -> record.own(measure, function.id(), fault, 10));
        }
        return Proof.of((record, _) -> record.own(measure, functions.getFirst().id(), healthy, 10), below, above);
    }

    private void cache(String cache) {
        put(
                pascal(cache) + "CacheCold",
                Proof.of(
                        hits(cache, 95, 5),
                        List.of(hits(cache, 70, 30), hits(cache, 0, 10)),
                        List.of(hits(cache, 69, 31))));
    }

    private static Part hits(String cache, double hits, double misses) {
        return (record, _) -> {
            record.own(Measure.CACHE_HITS, cache, 1, hits);
            record.own(Measure.CACHE_MISSES, cache, 1, misses);
        };
    }

    private void provider(String provider) {
        put(
                pascal(provider) + "ProviderFailing",
                Proof.of(calls(provider, 100, 1), calls(provider, 100, 20), calls(provider, 100, 21)));
    }

    private static Part calls(String provider, double calls, double failures) {
        return (record, _) -> {
            record.own(Measure.PROVIDER_CALLS, provider, 1, calls);
            record.own(Measure.PROVIDER_FAILURES, provider, 1, failures);
        };
    }

    private void queue(QueueDeclaration queue) {
        String id = pascal(queue.id());
        double most = queue.visibility().toSeconds();
        put(
                id + "DeadLetters",
                Proof.of(
                        waiting(queue.deadLetters(), 0, 0),
                        waiting(queue.deadLetters(), 0, 0),
                        waiting(queue.deadLetters(), 1, 60)));
        Part burst = (record, step) -> record.queue(queue.id(), step % 5 == 0 ? 10 : 40, 0);
        put(
                id + "Depth",
                Proof.of(
                        waiting(queue.id(), 1, 0),
                        List.of(waiting(queue.id(), 10, 0), burst),
                        List.of(waiting(queue.id(), 11, 0))));
        put(
                id + "Age",
                Proof.of(waiting(queue.id(), 1, 5), waiting(queue.id(), 1, most), waiting(queue.id(), 1, most + 1)));
    }

    private static Part waiting(String queue, double messages, double age) {
        return (record, _) -> record.queue(queue, messages, age);
    }

    private void generations() {
        String function = Functions.GENERATE_COURSE.id();
        put("GenerationsSlow", Proof.of(runs(function, 0), runs(function, 1), runs(function, 2)));
        put(
                "GenerationsFailing",
                Proof.of(
                        generated(function, 99, 1),
                        List.of(generated(function, 90, 10), expiring(90, 10)),
                        List.of(generated(function, 89, 11), expiring(89, 11))));
    }

    /** Of those that were begun, some have expired. */
    private static Part expiring(double finished, double expired) {
        return (record, _) -> {
            record.own(Measure.GENERATIONS_FINISHED, Functions.GENERATE_COURSE.id(), 1, finished);
            record.own(Measure.GENERATIONS_FAILED, Functions.SWEEP_JOBS.id(), 1, expired);
        };
    }

    /** Ten runs, some of more than two minutes. */
    private static Part runs(String function, double slow) {
        return (record, _) -> {
            record.own(Measure.DURATION, function, 60_000, 10 - slow);
            record.own(Measure.DURATION, function, 125_000, slow);
        };
    }

    private static Part generated(String function, double finished, double failed) {
        return (record, _) -> {
            record.own(Measure.GENERATIONS_FINISHED, function, 1, finished);
            record.own(Measure.GENERATIONS_FAILED, function, 1, failed);
        };
    }

    /** The fault of each operation by itself, among others that are well. */
    private void promise(MetricAlarm alarm) {
        var routes = alarm.data().statistics().stream()
                .filter(metric -> metric.statistic().equals("p95"))
                .map(metric -> metric.series().dimensions())
                .toList();
        Part healthy = (record, _) -> routes.forEach(route -> operation(record, route, 1_000, 0, alarm.threshold()));
        var harmless = new ArrayList<Part>();
        var faults = new ArrayList<Part>();
        for (Map<String, String> route : routes) {
            harmless.add((record, _) -> operation(record, route, 1_000, 50, alarm.threshold()));
            harmless.add((record, _) -> operation(record, route, 10, 10, alarm.threshold()));
            faults.add((record, step) -> {
                healthy.accept(record, step);
                operation(record, route, 1_000, 110, alarm.threshold());
            });
        }
        all.put(alarm.name(), Proof.of(healthy, harmless, faults));
    }

    private static void operation(
            Recorder record, Map<String, String> route, double requests, double slow, double promise) {
        String method = String.valueOf(route.get("Method"));
        String resource = String.valueOf(route.get("Resource"));
        record.operation(method, resource, promise / 2, requests - slow);
        record.operation(method, resource, promise * 1.1, slow);
    }

    private static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
