package lyceum.platform.benchmark;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.health.HealthApi;
import lyceum.contract.health.HealthView;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.Context;
import lyceum.platform.function.Lambda;
import lyceum.platform.http.Answer;

/** A function of ours that answers without asking anybody: the platform alone. */
public final class Answering implements RequestStreamHandler {
    private final App app = Lambda.start(new Healthy());

    @Override
    public void handleRequest(
            InputStream event, OutputStream answer, com.amazonaws.services.lambda.runtime.Context lambda)
            throws IOException {
        app.handle(event, answer, lambda);
    }

    private static final class Healthy implements Context {
        @Override
        public String name() {
            return "performance";
        }

        @Override
        public App compose(FunctionDeclaration function, Environment environment) {
            return App.of(function, environment)
                    .operation(HealthApi.GET_HEALTH, _ -> Answer.json(200, new HealthView("healthy", "1", List.of())))
                    .build();
        }
    }
}
