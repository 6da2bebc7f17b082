package lyceum.platform.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.crac.Core;
import org.crac.Resource;

/**
 * Prepares a function for its snapshot (SnapStart): before the checkpoint, recorded events go through the whole function, with
 * AWS stood in for, so that a restored copy's first answer loads and links nothing any more; after the restore, what is unique
 * or bound to a time is made anew.
 */
final class Priming implements Resource {
    /** The first round loads classes, the second meets kept connections, a few more settle. */
    private static final int ROUNDS_MIN = 4;

    /** Enough for the hot paths to be compiled; slow ones are cut short, so that a function is ready in seconds. */
    private static final int ROUNDS_MAX = 40;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** As much time as the longest step of a worker needs: with less left, none would be primed. */
    private static final FixedContext CONTEXT = new FixedContext("priming", "priming", Duration.ofMinutes(5));

    /** Where the runtime tells X-Ray and the SDK which trace a run belongs to. */
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private static final String UNSAMPLED =
            "Root=1-00000001-000000000000000000000001;Parent=0000000000000001;Sampled=0";

    private final App app;
    private final PrimableHttp http;

    private Priming(App app, PrimableHttp http) {
        this.app = app;
        this.http = http;
    }

    /** The registration keeps weak references only: the caller keeps what this returns. */
    static Priming before(App app, PrimableHttp http) {
        var priming = new Priming(app, http);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        prime();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        app.renew();
    }

    /** Replays the function's recorded events. Nothing is written and no metric counted meanwhile: it did not happen. */
    void prime() {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (var aws = new CannedAws(app.canned())) {
            http.divert(aws.address());
            System.setProperty(TRACE_HEADER, UNSAMPLED);
            for (byte[] event : app.recorded()) {
                replay(event);
            }
        } finally {
            System.clearProperty(TRACE_HEADER);
            http.restore();
            System.setOut(out);
            app.renew();
        }
    }

    private void replay(byte[] event) {
        Instant end = Instant.now().plus(PATIENCE);
        for (int round = 0;
                round < ROUNDS_MIN || (round < ROUNDS_MAX && Instant.now().isBefore(end));
                round++) {
            app.renew();
            try {
                app.handle(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), CONTEXT);
            } catch (RuntimeException _) {
                // an answer like any other: the authorizer refuses by throwing
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
