package lyceum.local.host;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import lyceum.local.functions.Code;
import lyceum.local.functions.InProcess;
import lyceum.local.functions.LocalFunction;
import lyceum.local.logs.Logs;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.Context;
import lyceum.platform.telemetry.PlainTelemetry;

/**
 * Puts the template's functions together within this process, each with the settings and the rights that the template gives it.
 * Those that answer requests are ready when the host is; the others are put together when they are first needed.
 */
final class Composition {
    private final List<Context> contexts;
    private final Services services;
    private final Logs logs;
    private final InstantSource clock;
    private final List<InProcess> urgent = new ArrayList<>();

    Composition(List<Context> contexts, Services services, Logs logs, InstantSource clock) {
        this.contexts = contexts;
        this.services = services;
        this.logs = logs;
        this.clock = clock;
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
        var code = new InProcess(() -> context.compose(declared, environment(function)));
        switch (declared.trigger()) {
            case Trigger.Http _, Trigger.Authorizer _ -> urgent.add(code);
            case Trigger.Queue _, Trigger.Schedule _, Trigger.Manual _ -> {}
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
        return new Environment(
                Settings.of(function.environment()),
                services.clients(function.roleArn()),
                clock,
                new PlainTelemetry(clock, line -> logs.write(function.logGroup(), line)));
    }
}
