package lyceum.platform.function;

import java.time.InstantSource;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.platform.Ids;
import lyceum.platform.Settings;
import lyceum.platform.aws.LambdaClients;
import lyceum.platform.environment.Environment;
import lyceum.platform.telemetry.Gauges;
import lyceum.platform.telemetry.PowertoolsTelemetry;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Starts a function of a context on Lambda. The setting {@code LYCEUM_FUNCTION} names it. An entry class is then no more than
 *
 * <pre>{@code
 * public final class CoursesLambda implements RequestStreamHandler {
 *     private final App app = Lambda.start(new Courses());
 *
 *     @Override
 *     public void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
 *         app.handle(event, answer, lambda);
 *     }
 * }
 * }</pre>
 */
public final class Lambda {
    private Lambda() {}

    /**
     * The function that this process runs, made with the process's settings and real AWS clients, and primed before a snapshot.
     *
     * @throws IllegalStateException if settings are missing or name a function of another context
     */
    public static App start(Context context) {
        Settings settings = Settings.ofProcess();
        FunctionDeclaration function = function(context, settings.read(keys -> keys.text("LYCEUM_FUNCTION")));
        var http = new PrimableHttp(UrlConnectionHttpClient.create());
        var clock = InstantSource.system();
        var environment = new Environment(
                settings,
                new LambdaClients(settings, http),
                clock,
                new PowertoolsTelemetry(function.id(), clock),
                Ids.secure(clock),
                Gauges.ofLambda());
        App app = context.compose(function, environment);
        app.keep(Priming.before(app, http));
        return app;
    }

    private static FunctionDeclaration function(Context context, String id) {
        return Functions.ALL.stream()
                .filter(function ->
                        function.id().equals(id) && function.context().equals(context.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "LYCEUM_FUNCTION names " + id + ", which is no function of " + context.name()));
    }
}
