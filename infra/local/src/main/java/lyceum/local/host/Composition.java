package lyceum.local.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.local.functions.Code;
import lyceum.local.functions.InProcess;
import lyceum.local.functions.LocalFunction;
import lyceum.local.isolated.Isolation;
import lyceum.local.logs.Logs;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.platform.Ids;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.Context;
import lyceum.platform.telemetry.PlainTelemetry;
import lyceum.platform.telemetry.Spans;

/**
 * Puts the template's functions together, each with the settings and the rights that the template gives it: within this process,
 * or isolated from it. Within it those that answer requests are ready when the host is; all others start when they are first
 * needed.
 */
final class Composition {
    private final List<Context> contexts;
    private final Services services;
    private final Logs logs;
    private final Spans spans;
    private final Surroundings surroundings;
    private final Optional<Isolation> isolation;
    private final List<InProcess> urgent = new ArrayList<>();

    Composition(
            List<Context> contexts,
            Services services,
            Logs logs,
            Spans spans,
            Surroundings surroundings,
            Optional<Isolation> isolation) {
        this.contexts = contexts;
        this.services = services;
        this.logs = logs;
        this.spans = spans;
        this.surroundings = surroundings;
        this.isolation = isolation;
    }

    Code function(LocalFunction function) {
        FunctionDeclaration declared = Functions.ALL.stream()
                .filter(one -> one.id().equals(function.id()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTemplate(
                        "The function " + function.name() + " is " + function.id() + ", which the contract lacks."));
        Context context = contexts.stream()
                .filter(one -> one.name().equals(declared.context()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTemplate("The function " + function.name()
                        + " belongs to the context " + declared.context() + ", which is not here."));
        return isolation
                .map(processes -> processes.code(function))
                .orElseGet(() -> within(function, declared, context));
    }

    private Code within(LocalFunction function, FunctionDeclaration declared, Context context) {
        var code = new InProcess(() -> context.compose(declared, environment(function)));
        switch (declared.trigger()) {
            case Trigger.Http _, Trigger.Authorizer _ -> urgent.add(code);
            case Trigger.Queue _, Trigger.Schedule _, Trigger.Logs _, Trigger.Manual _ -> {}
        }
        return code;
    }

    /** Puts together what requests need, side by side, and waits for it. */
    void compose() {
        var left = new CountDownLatch(urgent.size());
        for (InProcess code : urgent) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    code.compose();
                } finally {
                    left.countDown();
                }
            });
        }
        try {
            left.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Environment environment(LocalFunction function) {
        var clock = surroundings.clock();
        return new Environment(
                Settings.of(function.environment()),
                services.clients(function.roleArn()),
                clock,
                new PlainTelemetry(function.id(), clock, line -> logs.write(function.logGroup(), line), spans),
                Ids.secure(clock),
                surroundings.gauges());
    }
}
