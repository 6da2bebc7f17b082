package lyceum.courses;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import lyceum.platform.function.App;
import lyceum.platform.function.Lambda;

/** The entry of every function of this context on Lambda. */
public final class CoursesLambda implements RequestStreamHandler {
    private final App app = Lambda.start(new Courses());

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
        app.handle(event, answer, lambda);
    }
}
