package lyceum.accounts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import lyceum.platform.function.App;
import lyceum.platform.function.Lambda;

/** What Lambda starts for every function of this context. */
public final class AccountsLambda implements RequestStreamHandler {
    private final App app = Lambda.start(new Accounts());

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
        app.handle(event, answer, lambda);
    }
}
