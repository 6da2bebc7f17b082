package lyceum.local.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import lyceum.platform.function.App;

/** Runs a function within the host's process. It is put together in the background, or at its first call if that comes first. */
public final class InProcess implements Code {
    private final FutureTask<App> app;

    public InProcess(Supplier<App> compose) {
        this.app = new FutureTask<>(compose::get);
    }

    /** Puts the function together now. */
    public void compose() {
        app.run();
    }

    @Override
    public APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Invocation call) {
        return app().http(event, call);
    }

    @Override
    public IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Invocation call) {
        return app().authorize(event, call);
    }

    @Override
    public SQSBatchResponse queue(SQSEvent event, Invocation call) {
        return app().queue(event, call);
    }

    @Override
    public void schedule(ScheduledEvent event, Invocation call) {
        app().schedule(event, call);
    }

    @Override
    public void logs(CloudWatchLogsEvent event, Invocation call) {
        app().logs(event, call);
    }

    @Override
    public byte[] manual(byte[] request, Invocation call) {
        var answer = new ByteArrayOutputStream();
        try {
            app().handle(new ByteArrayInputStream(request), answer, call);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return answer.toByteArray();
    }

    @Override
    public void close() {
        if (app.isDone()) {
            app().close();
        }
    }

    private App app() {
        app.run();
        try {
            return app.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the function was put together.", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "The function could not be put together: " + failed.getCause(), failed.getCause());
        }
    }
}
