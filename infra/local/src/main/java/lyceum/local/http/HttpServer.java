package lyceum.local.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * An HTTP/1.1 server on the loopback address with a virtual thread per connection. The JDK's own server was not taken because it
 * answers a malformed request by itself, in HTML, and has one set of limits per JVM.
 */
public final class HttpServer implements AutoCloseable {
    private static final int CONNECTIONS = 2_048;
    private static final int BACKLOG = 1_024;

    private final ServerSocket listening;
    private final Handler handler;
    private final Limits limits;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(CONNECTIONS);
    private volatile boolean stopping;

    private HttpServer(ServerSocket listening, Handler handler, Limits limits) {
        this.listening = listening;
        this.handler = handler;
        this.limits = limits;
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static HttpServer start(int port, Handler handler) throws IOException {
        return start(port, handler, Limits.USUAL);
    }

    /**
     * Begins to listen for requests that may be longer than usual.
     *
     * @param port 0 for any that is free
     * @param bodyBytes the longest body
     * @throws IOException if the port is taken
     */
    public static HttpServer start(int port, Handler handler, int bodyBytes) throws IOException {
        return start(port, handler, Limits.USUAL.withBody(bodyBytes));
    }

    static HttpServer start(int port, Handler handler, Limits limits) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        var server = new HttpServer(socket, handler, limits);
        Thread.ofPlatform().name("http-" + server.port()).start(server::accept);
        return server;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Takes no more connections, waits up to 5 seconds for requests that are being answered, then ends all. */
    @Override
    public void close() {
        stopping = true;
        closeListening();
        connections.forEach(Connection::endWhenIdle);
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            pause();
        }
        connections.forEach(Connection::end);
    }

    private void accept() {
        while (!stopping) {
            try {
                room.acquire();
                serve(listening.accept());
            } catch (IOException _) {
                // Either the server stops, or a client went away between connecting and being accepted.
                room.release();
            } catch (InterruptedException _) {
                stopping = true;
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        var connection = new Connection(socket, handler, limits, () -> stopping);
        connections.add(connection);
        Thread.ofVirtual().start(() -> {
            try {
                connection.serve();
            } finally {
                connections.remove(connection);
                room.release();
            }
        });
    }

    private void closeListening() {
        try {
            listening.close();
        } catch (IOException _) {
            // It is closed for all that we can do.
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
