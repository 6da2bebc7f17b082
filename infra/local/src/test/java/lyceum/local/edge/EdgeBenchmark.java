package lyceum.local.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import lyceum.local.console.Console;
import lyceum.local.functions.Invoker;
import lyceum.local.gateway.Fixture;
import lyceum.local.gateway.Gateway;
import lyceum.local.gateway.UsageKey;
import lyceum.local.gateway.UsageKeys;
import lyceum.local.http.HttpServer;
import lyceum.local.traces.RecentTraces;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of a request from the socket to a function that answers at once, for a load generator: {@code wrk -t1 -c32 -d15s
 * -H 'X-API-Key: k' http://127.0.0.1:PORT/api/v1/courses/c}. The path {@code /static/p} is answered by the edge's cache.
 */
final class EdgeBenchmark {
    private EdgeBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        var template = Fixture.template(resources -> {
            ObjectNode plan = Fixture.properties(resources, "GatewayApiStandard");
            ((ObjectNode) plan.get("Throttle")).put("RateLimit", 1_000_000).put("BurstLimit", 1_000_000);
        });
        var functions = new Fake();
        var clock = InstantSource.system();
        var gateway =
                Gateway.of(template, functions, functions, (_, _, _, _, _) -> {}, (_, _) -> {}, (_, _, _) -> {}, clock);
        var page = new StoredObject(new byte[900], "text/html", "\"p\"", Optional.of("max-age=3600"));
        var edge = Edge.of(template, gateway, (_, _) -> Optional.of(page), clock);
        var server = HttpServer.start(
                port,
                new Console(
                        () -> {
                            throw new IllegalStateException("nobody looks");
                        },
                        new RecentTraces(),
                        edge));
        System.out.println("listening on " + server.port());
    }

    /** Answers without any work. */
    private static final class Fake implements Invoker, UsageKeys {
        private final APIGatewayProxyResponseEvent answer =
                Fixture.json("{\"course_id\":\"c\",\"title\":\"Functions\"}");

        @Override
        public APIGatewayProxyResponseEvent http(String functionArn, APIGatewayProxyRequestEvent event) {
            return answer;
        }

        @Override
        public IamPolicyResponseV1 authorize(String functionArn, APIGatewayCustomAuthorizerEvent event) {
            return Fixture.policy("Allow", "*");
        }

        @Override
        public UsageKey createKey(String name, String value) {
            return new UsageKey(name, name, value);
        }

        @Override
        public void attach(String planId, String keyId) {
            throw new UnsupportedOperationException(planId);
        }

        @Override
        public boolean detach(String planId, String keyId) {
            throw new UnsupportedOperationException(keyId);
        }

        @Override
        public void delete(String keyId) {
            throw new UnsupportedOperationException(keyId);
        }

        @Override
        public Optional<Subscription> byValue(String value) {
            return Optional.of(
                    new Subscription(new UsageKey("id", "name", value), Set.of("GatewayApiStandardDAD7C79E")));
        }
    }
}
