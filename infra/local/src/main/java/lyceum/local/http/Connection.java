package lyceum.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** One client's connection: requests one after another until either side has enough. */
final class Connection {
    private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());

    /** How long a refused body is read away, so that the client gets to read the answer. */
    private static final Duration DRAINING = Duration.ofMillis(500);

    private final Socket socket;
    private final Handler handler;
    private final Limits limits;
    private final BooleanSupplier stopping;
    private volatile boolean answering;

    Connection(Socket socket, Handler handler, Limits limits, BooleanSupplier stopping) {
        this.socket = socket;
        this.handler = handler;
        this.limits = limits;
        this.stopping = stopping;
    }

    void serve() {
        try (socket) {
            socket.setSoTimeout(Math.toIntExact(limits.patience().toMillis()));
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            var bytes = new Bytes(in, limits.patience());
            var writer = new ResponseWriter(out);
            String remote = socket.getInetAddress().getHostAddress();
            boolean open = true;
            while (open && bytes.begins()) {
                answering = true;
                var reader = new RequestReader(bytes, out, limits, remote);
                open = answer(reader, writer, in);
                answering = false;
            }
        } catch (IOException _) {
            // The client has gone: there is nobody to tell.
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(RequestReader reader, ResponseWriter writer, InputStream in) throws IOException {
        try {
            Request request = reader.read();
            boolean keep = keeps(request) && !stopping.getAsBoolean();
            writer.write(handler.answer(request), !request.method().equals("HEAD"), keep);
            return keep;
        } catch (RuntimeException failure) {
            LOGGER.log(System.Logger.Level.ERROR, "a request could not be answered", failure);
            writer.write(handler.refuse(Refusal.FAILED, reader.soFar()), true, false);
            return false;
        } catch (Refused refused) {
            writer.write(handler.refuse(refused.refusal(), reader.soFar()), true, false);
            socket.shutdownOutput();
            drain(in);
            return false;
        }
    }

    private void drain(InputStream in) throws IOException {
        long deadline = System.nanoTime() + DRAINING.toNanos();
        socket.setSoTimeout(Math.toIntExact(DRAINING.toMillis()));
        var nowhere = new byte[16_384];
        while (System.nanoTime() < deadline && in.read(nowhere) >= 0) {
            // On to the next.
        }
    }

    private static boolean keeps(Request request) {
        String wish = request.headers().get("Connection").toLowerCase(Locale.ROOT);
        return request.protocol().equals("HTTP/1.1") ? !wish.contains("close") : wish.contains("keep-alive");
    }

    void endWhenIdle() {
        if (!answering) {
            end();
        }
    }

    void end() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed for all that we can do.
        }
    }
}
