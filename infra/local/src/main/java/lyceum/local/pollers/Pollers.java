package lyceum.local.pollers;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.template.Template;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All event source mappings of the template. */
public final class Pollers implements AutoCloseable {
    private final List<QueuePoller> pollers;

    private Pollers(List<QueuePoller> pollers) {
        this.pollers = pollers;
    }

    /**
     * Starts polling.
     *
     * @param clients a client with the rights of a role
     * @param console takes what went wrong, a line each
     */
    public static Pollers start(
            Template template,
            Function<String, SqsClient> clients,
            LocalFunctions functions,
            Consumer<String> console) {
        var pollers = template.ofType("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> mapping.properties().flag("Enabled", true))
                .map(resource -> Mapping.of(template, resource))
                .map(mapping -> new QueuePoller(
                        mapping,
                        clients.apply(functions.function(mapping.functionArn()).roleArn()),
                        functions,
                        console))
                .toList();
        pollers.forEach(QueuePoller::start);
        return new Pollers(pollers);
    }

    @Override
    public void close() {
        pollers.forEach(QueuePoller::close);
    }
}
